"""What the hostile tests share: a sound case beside which something hostile is put."""

from pathlib import Path

import pytest

from .bounds import sound_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound_case(tmp_path / "case")
