"""The code that writes sample documents lies in a folder of its own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "samples"))
