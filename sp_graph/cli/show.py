"""`sp-graph show` and `sp-graph evidence`: a thing, and what stands behind a statement."""

from __future__ import annotations

import click

from sp_graph.cli.query import emit, on_terminal, terminal_width
from sp_graph.query.formats import wrapped


@click.command()
@click.argument("thing")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@click.pass_obj
def show(store: str, thing: str, form: str) -> None:
    """Show everything known of a THING: a symbol, a name or an IRI, with evidence."""
    from sp_graph.query.things import evidence as evidence_of
    from sp_graph.query.things import find, statements
    from sp_graph.store import open_store

    graph = open_store(store)
    iri = find(graph, thing)
    known, facts = statements(graph, iri), evidence_of(graph, iri)
    if form == "json":
        _print_json({
            "iri": iri,
            "statements": [{"property": s.property, "value": s.value, "iri": s.iri} for s in known],
            "facts": [{name: getattr(f, name) for name in f.__slots__} for f in facts],
        })  # fmt: skip
        return
    width = terminal_width()
    lines = [_bold(iri), ""]
    widest = min(max((len(s.property) for s in known), default=0), 28)
    for statement in known:
        lines += wrapped(statement.value, width, f"  {statement.property.ljust(widest)}  ")
    if facts:
        lines += ["", _bold(f"{len(facts)} fact{'s' if len(facts) != 1 else ''} from the documents")]
    for fact in facts:
        lines += ["", *_fact(fact, width)]
    emit("\n".join(lines) + "\n")


@click.command()
@click.argument("thing")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it.")
@click.pass_obj
def evidence(store: str, thing: str, form: str) -> None:
    """Show what stands behind a THING or a single fact: document, paragraph, quotation, positions, rule."""
    from sp_graph.query.things import evidence as evidence_of
    from sp_graph.query.things import find
    from sp_graph.store import open_store

    graph = open_store(store)
    iri = find(graph, thing)
    facts = evidence_of(graph, iri)
    if form == "json":
        _print_json([{name: getattr(f, name) for name in f.__slots__} for f in facts])
        return
    if not facts:
        emit(f"{iri}\n  no fact from a document speaks of it; what is known comes from the authority data\n")
        return
    width = terminal_width()
    lines = []
    for fact in facts:
        lines += [*_fact(fact, width)]
        lines += wrapped(f"{fact.rule}, confidence {fact.confidence}", width, "  rule      ")
        lines += wrapped(f"characters {fact.spans} of the source file", width, "  position  ")
        lines += [f"  fact      {fact.fact}", ""]
    emit("\n".join(lines))


def _fact(fact: object, width: int) -> list[str]:
    place = f"{getattr(fact, 'document', '')} para. {getattr(fact, 'paragraph', '')}"
    summary = getattr(fact, "summary", "")
    head = wrapped(f"{getattr(fact, 'kind', '')}{' — ' if summary else ''}{summary}", width, "")
    quote = " ".join(getattr(fact, "quote", "").split())
    return [*head, *wrapped(f"“{quote}”", width, "    "), f"    {place}"]


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if on_terminal() else text


def _print_json(value: object) -> None:
    import json

    emit(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
