"""Every dependency is defended in the README, and no lock file says where a package came from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def wanted() -> list[str]:
    lines = (ROOT / "requirements.in").read_text().splitlines()
    return [re.split(r"[\[<>=~ ]", line)[0] for line in lines if line and line[0] not in "#-"]


def test_each_runtime_dependency_has_its_line_in_the_readme():
    rows = re.findall(r"^\| `?([\w-]+)", (ROOT / "README.md").read_text(), re.M)
    assert set(wanted()) <= set(rows)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_pin_with_hashes_and_name_no_address(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.M)
    assert len(pins) > 10
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
