"""What was compiled for one test serves the next, and every program that tests start.

Where Python is told to leave nothing compiled beside the sources, it compiled this program and its
libraries anew for each worker and each program started, which was a third of all the time taken.
"""

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode:
    compiled = str(Path(__file__).parent / ".pytest_cache" / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = compiled
    sys.dont_write_bytecode, sys.pycache_prefix = False, compiled
