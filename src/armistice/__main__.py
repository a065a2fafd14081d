"""``python -m armistice`` is the command line."""

from armistice.cli import main

if __name__ == "__main__":
    main()
