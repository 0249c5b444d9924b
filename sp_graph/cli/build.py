"""`sp-graph build`: from documents to a published graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What people decided on links and facts; see docs/reviewing.md.",
)
@click.pass_obj
def build(store: str, sources: tuple[Path, ...], decisions: Path | None) -> None:
    """Build the graph from SOURCES: files or folders; without any, the shipped documents.

    A file that cannot be used is named and the others are built, and a decision that cannot be
    applied is named; the exit status is then 1. A build that fails leaves the graph as it was.
    """
    from sp_graph.pipeline import build as run_build

    stderr = sys.stderr

    def progress(message: str) -> None:
        if stderr.isatty():
            click.echo(f"\r\x1b[K{message} …", nl=False, err=True)

    result = run_build(sources, Path(store), progress, decisions=decisions)
    if stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)
    for file, reason in result.refused:
        click.echo(f"refused {file}: {reason}", err=True)
    for problem in result.problems:
        click.echo(f"not applied: {problem}", err=True)
    click.echo(
        f"built {len(result.documents)} document{'s' if len(result.documents) != 1 else ''}: "
        f"{result.quads:,} quads, {result.quotations:,} quotations found letter by letter in their sources"
    )
    click.echo(f"in {result.folder}")
    if result.exit_code:
        raise SystemExit(result.exit_code)
