"""From a source text to a parsed document whose every part knows its place in the source."""

from __future__ import annotations

import re

from sp_graph.documents.blocks import make_blocks, unassigned
from sp_graph.documents.drafts import Draft, Outline, Paths
from sp_graph.documents.front import front_end, page_lines
from sp_graph.documents.letters import Letter
from sp_graph.documents.lines import Line, LineReader, is_numbered, is_short
from sp_graph.documents.marks import Flow, take_out
from sp_graph.documents.wrapping import meant_lines
from sp_graph.model import BlockKind, Document, Section, Source, Span

_SENTENCE_END = re.compile(r"[.!?:;][”\"’')\]]*\s*$")
_HEADING_TAIL = 100


def parse(source: Source) -> Document:
    """Parse a source text.

    Numbered documents give paragraphs "1", "2" …; others count their body paragraphs
    "p1", "p2" … and name lettered items by their letter. Headings, front matter (cover,
    summary, contents), running heads and signatures have the label "head". A sentence broken
    by a line or page break is one paragraph.
    """
    flow = take_out(source.text)
    collector = _Collector(flow, source.text)
    collector.read_lines()
    collector.add_footnotes()
    blocks = make_blocks(collector.drafts, flow, source.text)
    dropped = unassigned(collector.drafts, flow, source.text)
    return Document(source, tuple(blocks), tuple(collector.sections), dropped)


class _Collector:
    """Collects the lines of the flow into drafts of blocks."""

    def __init__(self, flow: Flow, text: str) -> None:
        self.flow = flow
        self.text = text
        self.lines = meant_lines(flow.text)
        words = [flow.text[start:end] for start, end in self.lines]
        self.front = front_end(words)
        self.page_lines = page_lines(words)
        self.numbered = is_numbered(self._whole(words))
        self.letter = Letter()
        self.drafts: list[Draft] = []
        self.sections: list[Section] = []
        self.paths = Paths()
        self.outline = Outline()
        self.paragraph: Draft | None = None

    def _whole(self, words: list[str]) -> list[str]:
        """The lines of the body, one that the turn of a page interrupts as one."""
        whole: list[str] = []
        turned = False
        for at, line in enumerate(words):
            if at in self.page_lines:
                turned = True
            elif at >= self.front and line.strip():
                if turned and whole and not _SENTENCE_END.search(whole[-1]):
                    whole[-1] += f" {line}"
                else:
                    whole.append(line)
                turned = False
        return whole

    def read_lines(self) -> None:
        reader = LineReader(numbered=self.numbered)
        current: Draft | None = None
        blank = turned = False
        for at, (start, end) in enumerate(self.lines):
            if at < self.front or at in self.page_lines:
                self._beside(start, end, interrupts=current is not None and at in self.page_lines)
                turned = turned or at in self.page_lines
                continue
            line = reader.read(self.flow.text, start, end)
            if line.kind == "blank":
                blank = True
                continue
            if current is not None and self._continues(line, current, blank=blank, turned=turned):
                current.chars.extend(self.flow.origin[line.start - 1 : line.end])
                current.last = self.flow.origin[line.end - 1] + 1
            else:
                draft = self._begin(line)
                current = current if line.kind == "footnote" else draft
            blank = turned = False

    def _beside(self, start: int, end: int, *, interrupts: bool) -> None:
        """A line of the front matter, or of a page that interrupts the text."""
        words = self.flow.text[start:end]
        if words.strip():
            line = Line("text", "", start, start + len(words) - len(words.lstrip()), end)
            draft = self._draft(line, "other", "head", self.paths.numbered("block"))
            draft.interrupts = interrupts
            self.drafts.append(draft)

    def _continues(self, line: Line, current: Draft, *, blank: bool, turned: bool) -> bool:
        """Whether `line` goes on with the open block after a broken line or a page break."""
        if line.kind != "text":
            return False
        words = self.flow.text[line.body : line.end].strip()
        if current.kind == "heading":
            return not blank and len(words) < _HEADING_TAIL and not words.endswith(".") and words[:1].islower()
        if not blank and not turned:
            return current.label != "head"
        last = "".join(self.text[i] for i in current.chars[-20:]).rstrip()
        return (turned or words[:1].islower()) and current.label != "head" and not _SENTENCE_END.search(last)

    def _begin(self, line: Line) -> Draft:
        match line.kind:
            case "heading":
                draft = self._heading(line)
            case "paragraph":
                draft = self._draft(line, "paragraph", line.number, self.paths.unique(f"paragraph/{line.number}"))
                self.paragraph = draft
            case "item":
                draft = self._item(line)
            case "bullet":
                draft = self._bullet(line)
            case "footnote":
                draft = self._draft(line, "footnote", "", self.paths.unique(f"footnote/{line.number}"))
            case _:
                draft = self._text(line)
        self.drafts.append(draft)
        return draft

    def _draft(self, line: Line, kind: BlockKind, label: str, path: str) -> Draft:
        origin = self.flow.origin
        section = len(self.sections) - 1 if self.sections else None
        return Draft(
            kind=kind,
            label=label,
            path=path,
            chars=origin[line.body : line.end],
            start=line.body,
            first=origin[line.start],
            last=origin[line.end - 1] + 1,
            number=line.number,
            section=section,
        )

    def _heading(self, line: Line) -> Draft:
        path = self.paths.unique(self.outline.enter(line.number, line.level))
        title = " ".join(self.flow.text[line.body : line.end].split())
        span = Span(self.flow.origin[line.start], self.flow.origin[line.end - 1] + 1)
        self.sections.append(Section(path, line.number, title, line.level, span))
        self.paragraph = None if not self.numbered else self.paragraph
        return self._draft(line, "heading", "head", f"heading/{path}")

    def _item(self, line: Line) -> Draft:
        holder = self.paragraph
        if self.numbered and holder:
            label, where = f"{holder.number}({line.number})", f"{holder.path}/item/{line.number}"
        else:
            label, where = line.number, f"item/{line.number}"
        draft = self._draft(line, "item", label, self.paths.unique(where))
        draft.parent = holder
        return draft

    def _bullet(self, line: Line) -> Draft:
        above = next((d for d in reversed(self.drafts) if d.kind in ("paragraph", "item")), None)
        if above is None:
            return self._draft(line, "other", "head", self.paths.numbered("block"))
        where = above.path.rpartition("/bullet/")[0] or above.path
        draft = self._draft(line, "item", above.label, self.paths.numbered(f"{where}/bullet"))
        draft.parent = self.paragraph
        return draft

    def _text(self, line: Line) -> Draft:
        words = self.flow.text[line.body : line.end].strip()
        if self.numbered and self.paragraph and not is_short(words):
            label = self.paragraph.label
            draft = self._draft(line, "paragraph", label, self.paths.numbered(f"{self.paragraph.path}/part"))
            draft.parent = self.paragraph
            return draft
        if not self.numbered and self.letter.is_body(words):
            label = self.letter.next_label()
            self.paragraph = self._draft(line, "paragraph", label, f"paragraph/{label}")
            return self.paragraph
        return self._draft(line, "other", "head", self.paths.numbered("block"))

    def add_footnotes(self) -> None:
        """Make drafts of the inline footnotes, each tied to the last block that begins before it."""
        for at, note in self.flow.footnotes:
            holders = [d for d in self.drafts if d.kind != "footnote" and d.start <= at and not d.interrupts]
            path = self.paths.unique(f"footnote/{note.number}")
            chars = list(range(note.body.start, note.body.end))
            draft = Draft("footnote", "", path, chars, at, note.span.start, note.span.end, note.number)
            if holders:
                draft.parent = holders[-1]
                draft.section = holders[-1].section
            self.drafts.append(draft)
