"""Answers as text: a table for the terminal, CSV, JSON and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sp_graph.errors import QuestionError

if TYPE_CHECKING:
    from sp_graph.query.run import Answer

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx")
EVIDENCE = ("document", "paragraph", "quote")
_NARROWEST = 8


def render(answer: Answer, form: str, *, width: int = 100, evidence: bool = False, colour: bool = False) -> bytes:
    """An answer in one of `FORMATS`; `evidence` puts the quotation under each row of a table.

    Raises `QuestionError` if a format needs a library that is not installed.
    """
    if form == "xlsx":
        return as_xlsx(answer)
    if form == "table":
        return as_table(answer, width=width, evidence=evidence, colour=colour).encode()
    makers = {
        "csv": as_csv,
        "tsv": as_tsv,
        "json": as_json,
        "jsonl": as_json_lines,
        "md": as_markdown,
        "html": as_html,
    }
    return makers[form](answer).encode()


def as_csv(answer: Answer) -> str:
    """Comma-separated values with a header, after RFC 4180."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)
    return out.getvalue()


def as_tsv(answer: Answer) -> str:
    """Tab-separated values with a header; tabs and line breaks in a cell become spaces."""
    lines = [answer.columns, *answer.rows]
    return "".join("\t".join(_on_one_line(cell) for cell in line) + "\n" for line in lines)


def as_json_lines(answer: Answer) -> str:
    """One JSON object a line, a line a row."""
    import json

    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_html(answer: Answer) -> str:
    """An HTML table."""
    from html import escape

    def line(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>\n"

    head, body = line(answer.columns, "th"), "".join(line(row, "td") for row in answer.rows)
    return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def as_xlsx(answer: Answer) -> bytes:
    """An Excel workbook with one sheet. Numbers are numbers there; formulas are not evaluated."""
    import io

    try:
        import xlsxwriter
    except ImportError as error:
        raise QuestionError("xlsx needs XlsxWriter: pip install 'sp-graph[xlsx]'") from error
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("answer")
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, answer.columns, bold)
        for number, row in enumerate(answer.rows, 1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """A JSON array with an object a row."""
    import json

    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_markdown(answer: Answer) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(answer.columns) + " |", "|" + " --- |" * len(answer.columns)]
    for row in answer.rows:
        cells = (_on_one_line(cell.replace("|", "\\|")) for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def as_table(answer: Answer, *, width: int, evidence: bool, colour: bool = False) -> str:
    """A table that fits `width`.

    With `evidence` the quotation stands under its row. Without it the columns of the
    evidence other than document and paragraph are left out, if anything remains.
    """
    shown = [i for i, column in enumerate(answer.columns) if column != "quote"] or list(range(len(answer.columns)))
    quoted = answer.columns.index("quote") if "quote" in answer.columns and len(shown) < len(answer.columns) else -1
    cells = [[_on_one_line(row[i]) for i in shown] for row in answer.rows]
    header = [answer.columns[i] for i in shown]
    widths = _fit([header, *cells], width)
    lines = [_bold(_row(header, widths), colour), _row(["─" * w for w in widths], widths)]
    for row, source in zip(cells, answer.rows, strict=True):
        lines.extend(_wrapped(row, widths))
        if evidence and quoted >= 0:
            lines.extend(_quotation(source[quoted], width, colour))
    count = len(answer.rows)
    lines.append(f"({count} row{'' if count == 1 else 's'})")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _on_one_line(text: str) -> str:
    """`text` with single spaces and without control characters: a cell must not steer the terminal."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(c if c.isprintable() or ord(c) > 0x9F else "\ufffd" for c in line)


def _fit(rows: list[list[str]], width: int) -> list[int]:
    """Column widths whose sum fits `width`: no column is wider than a common level."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    room = width - 2 * (len(widths) - 1)
    level = max(widths)
    while level > _NARROWEST and sum(min(w, level) for w in widths) > room:
        level -= 1
    return [min(w, level) for w in widths]


def _row(cells: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(w) for cell, w in zip(cells, widths, strict=True))


def _wrapped(cells: list[str], widths: list[int]) -> list[str]:
    """A row on as many lines as its longest cell needs."""
    columns = [_wrap(cell, w) for cell, w in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    return [_row([column[i] if i < len(column) else "" for column in columns], widths) for i in range(height)]


def _wrap(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        while len(word) > width:
            if line:
                lines.append(line)
                line = ""
            cut = max(word.rfind(mark, 0, width) + 1 for mark in "-/_")
            cut = cut if cut > width // 3 else width
            lines.append(word[:cut])
            word = word[cut:]
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def wrapped(text: str, width: int, lead: str) -> list[str]:
    """`text` on lines of at most `width`, the first behind `lead`, the others indented as far."""
    indent = min(len(lead) or 2, width // 2)
    lines = _wrap(_on_one_line(text), max(width - indent, 20))
    return [lead + lines[0], *(" " * indent + line for line in lines[1:])]


def _quotation(quote: str, width: int, colour: bool) -> list[str]:
    lines = _wrap("“" + _on_one_line(quote) + "”", max(width - 4, 20))
    return [f"\x1b[2m    {line}\x1b[0m" if colour else f"    {line}" for line in lines]


def _bold(line: str, colour: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if colour else line
