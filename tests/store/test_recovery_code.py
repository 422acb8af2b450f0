from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.errors import LiaisonError
from liaison_app.store.recovery_code import new_recovery_code, secret_of

CODE = "306CS-3KZM1-X6KYT-A7555-QZ1RN-RD9QG-AKFK"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_every_code_is_another_and_holds_160_bits():
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(secret_of(code)) == 20 for code in codes)


@pytest.mark.parametrize(
    "written",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("1", "I"),
    ],
)
def test_case_spaces_hyphens_and_lookalikes_are_forgiven(written):
    assert secret_of(written) == secret_of(CODE)


@given(place=st.integers(0, 33), letter=st.sampled_from(LETTERS))
def test_a_wrong_letter_never_spells_the_same_secret(place, letter):
    bare = CODE.replace("-", "")
    wrong = bare[:place] + letter + bare[place + 1 :]
    if wrong == bare:
        return
    with suppress(LiaisonError):  # told, but for one in 1,024
        assert secret_of(wrong) != secret_of(CODE)


def test_a_wrong_letter_is_told_as_mistyped():
    bare = CODE.replace("-", "")
    others = [bare[:7] + letter + bare[8:] for letter in LETTERS if letter != bare[7]]
    told = 0
    for wrong in others:
        try:
            secret_of(wrong)
        except LiaisonError:
            told += 1
    assert told >= len(others) - 2


def test_a_missing_group_is_told_by_the_length():
    with pytest.raises(LiaisonError, match="34 letters and digits; this one has 29"):
        secret_of(CODE[6:])


def test_a_strange_letter_is_named():
    with pytest.raises(LiaisonError, match="no “U” in it"):
        secret_of("U" + CODE[1:])
