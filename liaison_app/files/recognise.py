"""Which kind of file this is, known by its headings."""

from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.files.registers import REGISTERS, Register
from liaison_app.files.sheet import Sheet, names_of_sheets, read_sheet

_A_NEAR_MISS = 5  # known headings; a list of anything may share name, postcode and phone
_MOST_SHEETS = 10


def recognise(sheet: Sheet) -> Register:
    """Return the register that the sheet is; raise FileProblem naming what is missing."""
    for register in REGISTERS:
        if not register.missing(sheet):
            return register
    nearest = max(REGISTERS, key=lambda register: register.likeness(sheet))
    if nearest.likeness(sheet) < _A_NEAR_MISS:
        raise _unknown(sheet)
    raise _nearly(sheet, nearest)


def open_register(path: Path, *, sheet_name: str = "") -> tuple[Register, Sheet]:
    """Return the register in a file, and its sheet: the first that is one, unless named."""
    names = (sheet_name,) if sheet_name else names_of_sheets(path)[:_MOST_SHEETS]
    first_problem: FileProblem | None = None
    for name in names or ("",):
        try:
            sheet = read_sheet(path, sheet_name=name)
            return recognise(sheet), sheet
        except FileProblem as problem:
            first_problem = first_problem or problem
    raise first_problem or FileProblem(f"{path.name} holds no table.", hint="Choose another file.")


def _unknown(sheet: Sheet) -> FileProblem:
    kinds = ", ".join(register.label.lower() for register in REGISTERS)
    return FileProblem(
        f"{sheet.file_name} does not look like a file that Liaison knows.",
        hint=f"It knows, by their headings: {kinds}. Check that the headings are in the file.",
    )


def _nearly(sheet: Sheet, register: Register) -> FileProblem:
    missing = register.missing(sheet)
    if len(missing) == 1:
        what = f"The heading {missing[0]} is missing."
    else:
        what = f"The headings {', '.join(missing[:-1])} and {missing[-1]} are missing."
    return FileProblem(
        f"{sheet.file_name} does not look like a whole {register.label.lower()}. {what}",
        hint="Download it again, or put the heading back above its column, then try again.",
    )
