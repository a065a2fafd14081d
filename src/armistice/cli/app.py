"""The group of commands: each is imported when it is called, and only then."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn

import click

from armistice.cli.overview import COMMANDS, overview, version_line

INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are modules of ``armistice.cli.commands``, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands in the order of the overview."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command = import_module(f"armistice.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """The overview, which imports no command."""
        return overview()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for, or say which one was meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            close = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            meant = f" Did you mean `{close[0]}`?" if close else ""
            ctx.fail(f"there is no command `{name}`.{meant}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interruption is neither clean nor a finding."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; whatever goes wrong inside the program leaves with 2, never with 1."""
        try:
            return super().main(*args, **kwargs)
        except Exception:  # noqa: BLE001 - the last line of defence
            _internal_error()


def _internal_error() -> NoReturn:
    """Show what went wrong inside the program, and that it is not the user's fault."""
    import traceback

    click.echo(traceback.format_exc(), err=True, nl=False)
    click.echo(
        "Error: armistice itself failed; nothing is known to be wrong with your files. "
        "Please report the lines above.",
        err=True,
    )
    sys.exit(2)


def _show_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(version_line())
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
def app() -> None:
    """Agreements that end wars, as code, replayed over a record of events."""
