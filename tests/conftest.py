"""Fixtures that every test may ask for."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real exports beside the checkout; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder of real exports, which is not beside this checkout")
    return SHARED
