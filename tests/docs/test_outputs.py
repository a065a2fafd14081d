"""No page of the documentation shows what the program no longer says."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_pages_show_what_the_program_says() -> None:
    fresh = generator().pages()
    stale = [
        name
        for name, text in fresh.items()
        if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, f"run `python docs/generate.py`: {', '.join(stale)} are stale"


def test_the_two_generated_pages_are_among_them() -> None:
    assert {"docs/diagnostics.md", "docs/vocabulary.md"} <= set(generator().pages())
