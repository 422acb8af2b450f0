"""What a file proved to be when it was opened again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing that was looked at, as a sentence, and whether it is as it should be."""

    sentence: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCheck:
    """What was proved of a saved file, and the Refs that are in it, where it tells them."""

    rows: int
    columns: tuple[str, ...]
    refs: tuple[str, ...]
    proofs: tuple[Proof, ...]

    @property
    def passed(self) -> bool:
        """Whether everything is as it should be."""
        return all(proof.holds for proof in self.proofs)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to show on screen, problems first."""
        return tuple(p.sentence for p in sorted(self.proofs, key=lambda proof: proof.holds))
