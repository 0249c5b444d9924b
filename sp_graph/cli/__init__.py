"""The command line: one module a command, imported when the command is used."""

from __future__ import annotations

import click

from sp_graph import __version__
from sp_graph.errors import SpGraphError

COMMANDS = {
    "build": "sp_graph.cli.build",
    "evidence": "sp_graph.cli.show",
    "export": "sp_graph.cli.export",
    "query": "sp_graph.cli.query",
    "review": "sp_graph.cli.review",
    "serve": "sp_graph.cli.serve",
    "show": "sp_graph.cli.show",
    "sparql": "sp_graph.cli.sparql",
    "stats": "sp_graph.cli.stats",
    "validate": "sp_graph.cli.validate",
}


# Commands that only read: nothing is lost if their process ends without tidying up.
ASKING = {"evidence", "export", "query", "review", "show", "sparql", "stats"}


class Commands(click.Group):
    """A group whose commands are imported only when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = __import__(COMMANDS[cmd_name], fromlist=[cmd_name])
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error meant for the user becomes its message and exit status."""
        try:
            return super().invoke(ctx)
        except SpGraphError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="sp-graph")
@click.option(
    "--store",
    metavar="FOLDER",
    help="Where the graph lies; else SP_GRAPH_STORE, else the user's data directory.",
)
@click.pass_context
def main(ctx: click.Context, store: str | None) -> None:
    """The knowledge graph of the United Nations special procedures.

    Build it once, then ask: every answer has its document, paragraph and quotation.
    """
    from sp_graph.store import location

    ctx.obj = location(store)


def run() -> None:
    """The console script: run the command line, and end an asking process at once.

    Closing a database that was only read and taking the interpreter down in order takes
    longer than many answers.
    """
    import os
    import sys

    try:
        main()
    except SystemExit as stop:
        if not ASKING.intersection(sys.argv[1:]):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            os._exit(1)
        os._exit(stop.code if isinstance(stop.code, int) else int(stop.code is not None))
