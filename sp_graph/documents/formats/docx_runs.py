"""The words of a Word paragraph, with the marks of its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sp_graph.documents.formats.export import mark

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSIDE = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "smartTag", "ins", "moveTo", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
_OFF = ("0", "false", "off", "none")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRIVATE = range(0xF000, 0xF100)
_BULLET = 0xB7


def attribute(element: Any, name: str) -> str:
    """The value of a `w:` attribute; empty if there is none."""
    return str(element.get(f"{W}{name}", "")) if element is not None else ""


def is_on(properties: Any, name: str) -> bool:
    """Whether a yes-or-no property such as `w:vanish` is set."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and attribute(found, "val") not in _OFF


class Notes:
    """The footnotes and endnotes of a document, numbered as they are printed: in the order of their marks.

    Notes with a mark of their own ("*") are not counted; their text follows the paragraph.
    """

    def __init__(self, footnotes: Any, endnotes: Any, settings: Any) -> None:
        self._bodies = {("footnote", key): note for key, note in _bodies(footnotes, "footnote")}
        self._bodies |= {("endnote", key): note for key, note in _bodies(endnotes, "endnote")}
        self._printed: dict[str, str] = {}
        self._starred: list[str] = []
        start = settings.find(f"{W}footnotePr/{W}numStart") if settings is not None else None
        first = attribute(start, "val")
        self._next = int(first) if first.isdigit() and len(first) < 5 else 1

    def refer(self, reference: Any) -> str:
        """The mark for a `w:footnoteReference` or `w:endnoteReference`; empty if it has its own."""
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        body = self._bodies.get((kind, attribute(reference, "id")))
        if body is None:
            return ""
        text = " ".join(paragraph_text(p, None) for p in body.iter(f"{W}p"))
        if attribute(reference, "customMarkFollows") not in ("", *_OFF):
            self._starred.append(text)
            return ""
        number = str(self._next)
        self._next += 1
        self._printed[number] = text
        return mark(number)

    def take_starred(self) -> list[str]:
        """The notes with a mark of their own since the last call."""
        starred, self._starred = self._starred, []
        return starred

    def used(self) -> dict[str, str]:
        """The notes that a mark points at, by their printed number."""
        return self._printed


def _bodies(root: Any, kind: str) -> Iterator[tuple[str, Any]]:
    for note in () if root is None else root.iter(f"{W}{kind}"):
        if attribute(note, "type") in ("", "normal"):
            yield attribute(note, "id"), note


def paragraph_text(paragraph: Any, notes: Notes | None) -> str:
    """The words of a paragraph as they are shown: no deleted or hidden text, no field codes."""
    # Codes of open fields: True while the code itself is read, False for its result.
    fields: list[bool] = []
    return "".join(_inline(paragraph, notes, fields))


def _inline(parent: Any, notes: Notes | None, fields: list[bool]) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}r":
            yield _run(child, notes, fields)
        elif child.tag in _INSIDE:
            yield from _inline(child, notes, fields)


def _run(run: Any, notes: Notes | None, fields: list[bool]) -> str:
    properties = run.find(f"{W}rPr")
    if is_on(properties, "vanish"):
        return ""
    parts = [_shown(child, notes, fields) for child in run]
    text = "".join(parts)
    raised = properties.find(f"{W}vertAlign") if properties is not None else None
    if text.isdigit() and attribute(raised, "val") == "superscript":
        return text.translate(_SUPERSCRIPT)
    return text


def _shown(element: Any, notes: Notes | None, fields: list[bool]) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(W)
    if name == "fldChar":
        match attribute(element, "fldCharType"):
            case "begin":
                fields.append(True)
            case "separate" if fields:
                fields[-1] = False
            case "end" if fields:
                fields.pop()
        return ""
    if any(fields):
        return ""
    match name:
        case "t":
            return str(element.text or "")
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "" if attribute(element, "type") in ("page", "column") else "\n"
        case "noBreakHyphen":
            return "\u2011"
        case "sym":
            return _symbol(attribute(element, "char"))
        case "footnoteReference" | "endnoteReference":
            return notes.refer(element) if notes else ""
    return ""


def _symbol(code: str) -> str:
    """The character of a symbol font; those fonts keep theirs in the private area."""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
        return ""
    value = int(code, 16)
    if value in _PRIVATE:
        value -= _PRIVATE.start
        return "•" if value == _BULLET else (chr(value) if 32 < value < 127 else "")
    return chr(value)


def text_boxes(paragraph: Any) -> list[Any]:
    """The text boxes anchored in a paragraph; each once, though Word stores two versions."""
    boxes = []
    for box in paragraph.iter(f"{W}txbxContent"):
        ancestors = {ancestor.tag for ancestor in box.iterancestors(f"{_MC}Fallback", f"{W}txbxContent")}
        if not ancestors or (ancestors == {f"{_MC}Fallback"} and not _has_choice(box)):
            boxes.append(box)
    return boxes


def _has_choice(box: Any) -> bool:
    alternate = next(box.iterancestors(f"{_MC}AlternateContent"), None)
    choice = alternate.find(f"{_MC}Choice") if alternate is not None else None
    return choice is not None and next(choice.iter(f"{W}txbxContent"), None) is not None
