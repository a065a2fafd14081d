"""``armistice completion``: what completes commands and options in a shell."""

from __future__ import annotations

import click

from armistice.cli import COMPLETING
from armistice.cli.screen import emit


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands, options and folders in your SHELL.

    Let your shell read it when it starts: add the line for yours to ~/.bashrc
    or ~/.zshrc, or write the script where fish looks for it. Bash has to be of
    version 4.4 or later.

    \b
    Example:
      eval "$(armistice completion bash)"
      eval "$(armistice completion zsh)"
      armistice completion fish > ~/.config/fish/completions/armistice.fish

    \b
    Exit codes: 0 printed, 2 wrong usage or an error of the program.
    """
    from click.shell_completion import get_completion_class

    from armistice.cli.app import app

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(app, {}, "armistice", COMPLETING)
    # Not `source()`, which would start bash to ask for its version.
    emit((script.source_template % script.source_vars()).strip() + "\n")
