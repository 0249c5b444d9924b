"""`sp-graph query`: the canned questions."""

from __future__ import annotations

import click

from sp_graph.errors import QuestionError
from sp_graph.query.formats import FORMATS, as_table, render


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The questions whose names begin so."""
    from sp_graph.query.canned import names

    return [name for name in names() if name.startswith(incomplete)]


def complete_value(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The parameters of the question, and after `name=` the values that exist."""
    from sp_graph.query.complete import completions

    given = ctx.params.get("values") or ()
    parent = ctx.find_root().params.get("store")
    return completions(parent, str(ctx.params.get("name") or ""), given, incomplete)


@click.command()
@click.argument("name", required=False, shell_complete=complete_name)
@click.argument("values", nargs=-1, metavar="[PARAMETER=VALUE]...", shell_complete=complete_value)
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print the answer (default: table).")
@click.option("--evidence", is_flag=True, help="Print the quotation under each row of the table.")
@click.option("--sparql", "show_sparql", is_flag=True, help="Print the query as it would run, and do not run it.")
@click.option("--save", metavar="FILE", help="Write the answer to a file; its ending tells the format.")
@click.pass_obj
def query(
    store: str,
    name: str | None,
    values: tuple[str, ...],
    form: str | None,
    evidence: bool,
    show_sparql: bool,
    save: str | None,
) -> None:
    """Answer a canned question; without a NAME, list the questions.

    Values may be labels, symbols, codes or IRIs:
    sp-graph query reports-by-theme theme="climate change" year=2023
    """
    if name is None:
        click.echo(_questions(), nl=False)
        return
    from sp_graph.store import is_address, open_store, require_build

    local = not is_address(store)
    ready = _published(require_build(store), name) if local and form == "csv" and not values else None
    if ready is not None and save is None:
        emit_bytes(ready)
        return
    from sp_graph.query.canned import load
    from sp_graph.query.run import prepare, run, table

    canned = load(name)
    given = _given(values)
    graph = open_store(store)
    prepared = prepare(graph, canned, given)
    if show_sparql:
        click.echo(prepared, nl=False)
        return
    form = form or _form_of(save)
    answer = table(run(graph, prepared))
    if save is not None:
        _save(save, render(answer, form, evidence=evidence))
    elif form == "table":
        emit(as_table(answer, width=terminal_width(), evidence=evidence, colour=on_terminal()))
    else:
        emit_bytes(render(answer, form))


def _published(build: str, name: str) -> bytes | None:
    """The published table of a question without parameters."""
    from sp_graph.query.canned import load
    from sp_graph.query.published import published

    canned = load(name)
    return None if canned.parameters else published(build, canned)


def emit(text: str) -> None:
    """Print text without changing its line ends."""
    emit_bytes(text.encode())


def emit_bytes(data: bytes) -> None:
    """Print bytes as they are."""
    import sys

    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"the answer cannot be written: {error.strerror}") from error


def terminal_width() -> int:
    """The width of the terminal, 100 in a pipe."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def on_terminal() -> bool:
    """Whether a person reads the output on a terminal that has not asked for plain text."""
    import os
    import sys

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _form_of(path: str | None) -> str:
    """The format a file's ending tells; a table if there is no file or the ending tells none."""
    ending = (path or "").rpartition(".")[2].lower()
    return ending if ending in FORMATS else "table"


def _save(path: str, data: bytes) -> None:
    """Write a file in one step, so that a failure leaves what was there."""
    import os

    partial = f"{path}.partial"
    try:
        with open(partial, "wb") as file:
            file.write(data)
        os.replace(partial, path)
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written: {error.strerror}") from error


def _given(values: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for value in values:
        key, equals, rest = value.partition("=")
        if not equals:
            raise QuestionError(f"{value!r}: parameters are given as name=value")
        if key in given:
            raise QuestionError(f"{key} is given twice")
        given[key] = rest
    return given


def _questions() -> str:
    """The list of questions by topic, with their parameters."""
    from sp_graph.query.canned import load_all
    from sp_graph.query.run import shell

    topics: dict[str, list[str]] = {}
    for canned in load_all():
        example = " ".join(f"{p.name}={shell(p.example)}" for p in canned.parameters if p.required)
        line = f"  {canned.name} {example}".rstrip()
        optional = ", ".join(p.name for p in canned.parameters if not p.required)
        more = f" (may also have: {optional})" if optional else ""
        topics.setdefault(canned.tags[0], []).append(f"{line}\n      {canned.summary}{more}")
    out = []
    for topic, lines in sorted(topics.items(), key=lambda item: (item[0] == "facts", item[0])):
        out.append(topic.upper())
        out.extend(lines)
    out.append("\nAsk one with: sp-graph query NAME PARAMETER=VALUE … [--evidence]")
    return "\n".join(out) + "\n"
