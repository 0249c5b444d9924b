"""The styles of a Word document: which paragraphs are headings, and which lists a style brings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sp_graph.documents.formats.docx_runs import W, attribute

# "heading 1"; and the styles of United Nations documents: "_ H _ Ch _ G", "H1", "_H_2_G".
_HEADING = re.compile(r"heading\s*\d|[_\s]*h[_\s]*(?:ch|m|\d)\b.*|[_\s]*h[_\s]*(?:ch|m|\d)_?g?", re.IGNORECASE)
_BODY_LEVEL = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says. `number` is (list, level) of its automatic number."""

    id: str = ""
    heading: bool = False
    number: tuple[str, str] = ("", "")


class Styles:
    """The paragraph styles, each with what it takes over from the one it is based on."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._default = ""
        for style in () if root is None else root.iter(f"{W}style"):
            if attribute(style, "type") in ("", "paragraph", "numbering"):
                self._elements[attribute(style, "styleId")] = style
                if attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph":
                    self._default = attribute(style, "styleId")

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph with the outline level that it sets itself."""
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self.style(attribute(named, "val") or self._default)
        level = _outline_level(properties)
        return Style(style.id, _is_heading_level(level), style.number) if level else style

    def style(self, name: str) -> Style:
        """The style with the id `name`, with what it takes over; an unknown one says nothing."""
        heading, chosen = False, False
        list_id, level = "", ""
        current = name
        for _ in range(_DEEPEST):
            element = self._elements.get(current)
            if element is None:
                break
            properties = element.find(f"{W}pPr")
            if not chosen and (outline := _outline_level(properties)):
                heading, chosen = _is_heading_level(outline), True
            title = element.find(f"{W}name")
            if not chosen and (_HEADING.fullmatch(attribute(title, "val")) or _HEADING.fullmatch(current)):
                heading, chosen = True, True
            own_list, own_level = list_of(properties)
            list_id, level = list_id or own_list, level or own_level
            current = attribute(element.find(f"{W}basedOn"), "val")
        return Style(name, heading, (list_id, level))


def list_of(properties: Any) -> tuple[str, str]:
    """The list and level that paragraph properties name; empty for what they do not."""
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    if numbers is None:
        return "", ""
    return attribute(numbers.find(f"{W}numId"), "val"), attribute(numbers.find(f"{W}ilvl"), "val")


def _outline_level(properties: Any) -> str:
    return attribute(properties.find(f"{W}outlineLvl"), "val") if properties is not None else ""


def _is_heading_level(level: str) -> bool:
    return level.isdigit() and int(level) < _BODY_LEVEL
