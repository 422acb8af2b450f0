"""Windows' own encryption for one account (CryptProtectData)."""

import ctypes
import sys
from typing import ClassVar

_NO_QUESTIONS = 1


class _Blob(ctypes.Structure):
    _fields_: ClassVar = [
        ("size", ctypes.c_ulong),
        ("data", ctypes.POINTER(ctypes.c_char)),
    ]


if sys.platform == "win32":  # pragma: no cover - Windows only

    def protect(secret: bytes) -> bytes:
        """Return a secret that only this account can read."""
        return _through(ctypes.windll.crypt32.CryptProtectData, secret)

    def unprotect(kept: bytes) -> bytes | None:
        """Return the secret again, or None where it is another account's."""
        try:
            return _through(ctypes.windll.crypt32.CryptUnprotectData, kept)
        except OSError:
            return None

    def _through(function: "ctypes._FuncPointer", content: bytes) -> bytes:
        buffer = ctypes.create_string_buffer(content, len(content))
        given = _Blob(len(content), buffer)
        taken = _Blob()
        done = function(
            ctypes.byref(given), None, None, None, None, _NO_QUESTIONS, ctypes.byref(taken)
        )
        if not done:
            raise ctypes.WinError()
        try:
            return ctypes.string_at(taken.data, taken.size)
        finally:
            ctypes.windll.kernel32.LocalFree(taken.data)

else:

    def protect(secret: bytes) -> bytes:
        """Say that this is for Windows."""
        raise NotImplementedError(len(secret))

    def unprotect(kept: bytes) -> bytes | None:
        """Say that this is for Windows."""
        raise NotImplementedError(len(kept))
