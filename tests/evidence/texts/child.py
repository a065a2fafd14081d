"""Reads one document within bounds on memory, and tells how it went; see ``test_bad_documents``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

try:
    import resource
except ImportError:  # Windows bounds no memory this way
    resource = None  # type: ignore[assignment]


def main() -> None:
    path, megabytes = Path(sys.argv[1]), int(sys.argv[2])
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20,) * 2)
    from armistice.evidence.texts.documents import document_of_file
    from armistice.evidence.texts.errors import TextError

    started = time.perf_counter()
    found: dict[str, object] = {"code": "", "message": "", "characters": 0, "notes": []}
    try:
        text = document_of_file(path).text
        found |= {"characters": len(text.content), "notes": list(text.notes)}
    except TextError as error:
        found |= {"code": error.code, "message": error.message}
    found["seconds"] = time.perf_counter() - started
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
