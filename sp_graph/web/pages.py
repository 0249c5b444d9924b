"""The pages for people: the form, errors, and the document about a thing. They load nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sp_graph.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sp_graph.web.problems import Problem

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b;
  background: #fff }
a { color: #00558c }
textarea { width: 100%; font: 14px/1.4 monospace; box-sizing: border-box }
pre { overflow: auto; background: #f2f2f2; padding: .6rem }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .25rem .6rem; border-top: 1px solid #ddd;
  overflow-wrap: anywhere }
button { font: inherit; padding: .2rem .8rem }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #181818 }
  a { color: #7cc4f5 }
  pre { background: #262626 }
}
"""
_EXAMPLE = (
    "SELECT ?mandate ?name WHERE {\n  ?mandate a sp:Mandate ; skos:prefLabel ?name .\n}\nORDER BY ?name\nLIMIT 20"
)
_BUTTONS = (("srj", "JSON"), ("csv", "CSV"), ("tsv", "TSV"), ("srx", "XML"), ("ttl", "Turtle"), ("jsonld", "JSON-LD"))


def page(title: str, content: str, head: str = "") -> bytes:
    """A page with this title; `content` and `head` are HTML."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{content}
</main>
</body>
</html>
""".encode()


def problem_page(problem: Problem) -> bytes:
    """An error for a person to read."""
    content = f"<p>{escape(problem.detail)}</p>"
    if "source" in problem.more:
        marked = f"{problem.more['source']}\n{problem.more['marker']}"
        content += f"\n<pre>{escape(marked)}</pre>"
    return page(problem.title, f"{content}\n<p>Status {problem.status}</p>")


def query_page(root: str) -> bytes:
    """The form to ask with, working without any script."""
    root = escape(root)
    prefixes = escape("\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()))
    buttons = " ".join(f'<button formaction="{root}/sparql.{suffix}">{label}</button>' for suffix, label in _BUTTONS)
    content = f"""<form action="{root}/sparql" method="get">
<p><label for="query">A SPARQL query, over the union of all graphs:</label></p>
<textarea id="query" name="query" rows="12" spellcheck="false">{escape(_EXAMPLE)}</textarea>
<p>Answer as {buttons}</p>
</form>
<p>These prefixes need no declaration:</p>
<pre>{prefixes}</pre>
<p>What the graph holds: <a href="{root}/.well-known/void.ttl">VoID and DCAT</a>,
<a href="{root}/ontology">the ontology</a>, <a href="{root}/dump.nq">all of it as N-Quads</a>.
A program gets the service description from this address.</p>"""
    return page("Ask the graph of the special procedures", content)


def thing_page(title: str, iri: str, rows: Iterable[tuple[str, str, str]], links: Iterable[tuple[str, str]]) -> bytes:
    """The document about a thing: rows of property, value and the value's address or nothing."""
    cells = []
    before = ""
    for name, value, address in rows:
        shown = f'<a href="{escape(address)}">{escape(value)}</a>' if address else escape(value)
        cells.append(f"<tr><th>{escape(name) if name != before else ''}</th><td>{shown}</td></tr>")
        before = name
    formats = " ".join(f'<a href="{escape(address)}">{escape(label)}</a>' for label, address in links)
    head = "".join(f'<link rel="alternate" title="{escape(label)}" href="{escape(a)}">\n' for label, a in links)
    table = "\n".join(cells)
    content = f"<p><code>{escape(iri)}</code></p>\n<table>\n{table}\n</table>\n<p>This page as {formats}</p>"
    return page(title, content, head)
