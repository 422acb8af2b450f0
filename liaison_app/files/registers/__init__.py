"""The kinds of file that are known by their headings."""

from liaison_app.files.registers.codepoint import CODEPOINT, PostcodeRow
from liaison_app.files.registers.own_spreadsheet import OWN_SPREADSHEET, OwnRow
from liaison_app.files.registers.register import Register, RegisterRow, Totals
from liaison_app.files.registers.schools import SCHOOLS, SchoolRow

__all__ = [
    "CODEPOINT",
    "OWN_SPREADSHEET",
    "REGISTERS",
    "SCHOOLS",
    "OwnRow",
    "PostcodeRow",
    "Register",
    "RegisterRow",
    "SchoolRow",
    "Totals",
]

REGISTERS: tuple[Register, ...] = (SCHOOLS, CODEPOINT, OWN_SPREADSHEET)
