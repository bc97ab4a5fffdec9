"""The process that makes a PDF stands behind those that answer readers."""

import subprocess
import sys

ASKS = "import os; from archive.lib.pdf import worker; worker._limit(5); print(os.nice(0))"


def test_readers_pages_go_first():
    told = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=True)
    assert int(told.stdout) >= 10
