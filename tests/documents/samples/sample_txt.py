"""Samples as plain text, in the form of a word processor's export."""

from __future__ import annotations

from sample_content import Notes, Part, Sample


def write_txt(sample: Sample) -> bytes:
    lines = []
    if sample.right:
        lines += [f"United Nations\t{sample.symbol}", f"{sample.organ}\t{sample.right[0]}", *sample.right[1:]]
    lines += sample.left
    if sample.title:
        lines += ["", f"\t{sample.title}{'*' if sample.starred else ''}", ""]
    lines += [f"\t{line}" for line in sample.author]
    lines += ["Summary", *sample.summary] if sample.summary else []
    lines += [f"* {sample.starred}"] if sample.starred else []
    lines += [sample.job] if sample.job else []
    if sample.contents:
        lines += ["Contents", "Page"]
        lines += [f"\t{number}.\t{text}{'.' * 20}\t{page}" for number, text, page in sample.entries]
    notes = Notes()
    for part in sample.parts:
        lines.extend(_lines(part, notes))
    return ("\n".join(lines) + "\n").encode()


def _lines(part: Part, notes: Notes) -> list[str]:
    if part.kind == "row":
        return ["\t".join(part.cells)]
    words, below = "", ""
    for text, number in notes.split(part.text):
        words += text + (f"[footnoteRef:{number}]" if number else "")
        below += f" [{number}: \t\t{notes.texts[-1]}] " if number else ""
    start = {"heading": f"\t{part.number}.\t", "paragraph": f"{part.number}.\t", "item": f"\t({part.number})\t"}
    line = start.get(part.kind, "") + words + below
    return [line, ""] if below else [line]
