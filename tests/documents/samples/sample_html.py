"""Samples as web pages, with footnotes as links, lists for items, and a script that must do nothing."""

from __future__ import annotations

from html import escape
from itertools import groupby

from sample_content import Notes, Part, Sample

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<style>p { margin: 0 } .note::before { content: "99. Not a paragraph." }</style>
<script>document.write("<p>98. Written by a script.</p>"); fetch("http://127.0.0.1:9/")</script>
</head><body onload="alert('99. Nothing')">
<nav style="display:none"><p>97. Hidden.</p></nav>
"""


def write_html(sample: Sample, *, lists: bool = False) -> bytes:
    """A page; with `lists`, paragraphs are items of numbered lists, whose numbers no letter holds."""
    notes = Notes()
    out = [_HEAD]
    if sample.right:
        right = "<br>".join(map(escape, sample.right))
        out.append(f"<table><tr><td>United Nations</td><td>{sample.symbol}</td></tr>")
        out.append(f"<tr><td>{sample.organ}</td><td>{right}</td></tr></table>")
    out += [f"<p>{escape(line)}</p>" for line in sample.left]
    out.append(f"<h1>{escape(sample.title)}</h1>" if sample.title else "")
    out += [f"<p><b>{escape(line)}</b></p>" for line in sample.author]
    if sample.summary:
        out += ["<h2>Summary</h2>", *(f"<p>{escape(text)}</p>" for text in sample.summary)]
    out += [f"<p>{escape(sample.job)}</p>"] if sample.job else []
    if sample.contents:
        out.append("<h2>Contents</h2><ul>")
        out += [f'<li><a href="#h{page}">{n}. {escape(text)}</a> {page}</li>' for n, text, page in sample.entries]
        out.append("</ul>")
    for kind, group in groupby(sample.parts, key=lambda part: part.kind):
        parts = list(group)
        out += _ROWS(parts) if kind == "row" else _items(parts, notes) if kind == "item" else []
        for part in parts if kind not in ("row", "item") else []:
            out.append(_block(part, notes, lists=lists))
    out.append("<hr><ol class='footnotes'>")
    for number, text in enumerate(notes.texts, 1):
        back = f'<a href="#r{number}" title="back">↩</a>'
        out.append(f'<li id="n{number}"><p>{escape(text)} {back}</p></li>')
    out.append("</ol><script>alert(1)</script></body></html>")
    return "\n".join(out).encode()


def _ROWS(parts: list[Part]) -> list[str]:  # noqa: N802
    rows = ["".join(f"<td>{escape(cell)}</td>" for cell in part.cells) for part in parts]
    return ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]


def _items(parts: list[Part], notes: Notes) -> list[str]:
    # Letters of these reports have gaps, which a list states with `value`.
    items = (f'<li value="{ord(part.number) - 96}">{_words(part, notes)}</li>' for part in parts)
    return ['<ol type="a">', *items, "</ol>"]


def _block(part: Part, notes: Notes, *, lists: bool) -> str:
    words = _words(part, notes)
    if part.kind == "heading":
        return f"<h{part.level + 1}>{part.number}. {words}</h{part.level + 1}>"
    if part.kind == "plain":
        return f"<p>{words}</p>"
    if lists:
        return f'<ol start="{part.number}"><li><p>{words}</p></li></ol>'
    return f"<p>{part.number}. {words}</p>"


def _words(part: Part, notes: Notes) -> str:
    words = ""
    for text, number in notes.split(part.text):
        link = f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>' if number else ""
        words += escape(text) + link
    return words
