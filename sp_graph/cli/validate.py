"""`sp-graph validate`: the shapes and checks once more, on the published graph."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.pass_obj
def validate(store: str) -> None:
    """Check the published graph: every quotation, the SHACL shapes, the integrity checks."""
    from sp_graph.graph.validate import validate_build
    from sp_graph.store import require_build

    result = validate_build(Path(require_build(store)))
    click.echo(result)
