"""Footnotes of a web page: a link with a number that leads to a note, which leads back.

Word, LibreOffice, pandoc and wikis mark them up in different ways; what they share is that
a link whose words are a number leads forward, in the same page, to a place that begins
with that number, or links back to the mark, or is an item of a list with that number.
"""

from __future__ import annotations

import re
from typing import Any

_NUMBER = re.compile(r"\s*[\[(]?(?:note |fn\.? ?)?(\d{1,4})[\])]?\s*", re.IGNORECASE)
_BEGINS = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:]?(?!\d)")
_BACK = re.compile(r"[\s\[\]()\d↩↑^⏎↵\ufe0e\ufe0f«]*|\s*(?:back(?: to .*)?|return(?: to .*)?)\s*", re.IGNORECASE)
_BODY_TAGS = ("li", "dd", "aside", "tr", "p", "div", "span", "section")
_NOTE_BLOCK = re.compile(r"(?:foot|end)?-?(?:note|fn|ftn)", re.IGNORECASE)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


class HtmlNotes:
    """The footnotes of a page.

    `marks` are the links that stand for marks, with their number; `bodies` the elements
    that hold the notes; `back_links` links that lead back; `texts` the notes by number.
    """

    def __init__(self, body: Any) -> None:
        self._order = {element: at for at, element in enumerate(body.iter())}
        self._targets = self._named(body)
        self.marks: dict[Any, str] = {}
        self.bodies: set[Any] = set()
        self.back_links: set[Any] = set()
        self.texts: dict[str, str] = {}
        for link in body.iter("a"):
            self._read(link)
        self._take_back_links(body)
        for note, number in self._found.items():
            self.texts.setdefault(number, self._text(note, number))

    def _named(self, body: Any) -> dict[str, Any]:
        named: dict[str, Any] = {}
        for element in body.iter():
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    named.setdefault(name, element)
        self._found: dict[Any, str] = {}
        return named

    def _read(self, link: Any) -> None:
        number = _NUMBER.fullmatch("".join(link.itertext()))
        target = self._target(link)
        if not number or target is None or self._order[target] <= self._order[link]:
            return
        note = _note_of(target)
        if note is None or note.tag in _HEADINGS or link in set(note.iter("a")):
            return
        if self._found.get(note) == number[1] or self._leads_back(note, link) or _begins_with(note, number[1]):
            self.marks[link] = number[1]
            self.bodies.add(note)
            self._found[note] = number[1]

    def _target(self, link: Any) -> Any:
        address = link.get("href", "")
        return self._targets.get(address[1:]) if address.startswith("#") else None

    def _leads_back(self, note: Any, link: Any) -> bool:
        """Whether a link in the note leads to the mark or to what it stands in."""
        around = {link, link.getparent(), *link.iter()}
        return any(self._target(back) in around for back in note.iter("a"))

    def _take_back_links(self, body: Any) -> None:
        for note in self._found:
            for link in note.iter("a"):
                if link.get("href", "").startswith("#") and _BACK.fullmatch("".join(link.itertext())):
                    self.back_links.add(link)

    def _text(self, note: Any, number: str) -> str:
        text = "".join(self._words(note))
        found = _BEGINS.match(text)
        return text[found.end() :] if found and found[1] == number else text

    def _words(self, element: Any) -> list[str]:
        words = [element.text or ""]
        for child in element:
            if child not in self.back_links:
                words.extend(self._words(child))
            if child.tag in ("p", "div", "br", "li"):
                words.append(" ")
            words.append(child.tail or "")
        return words


def _note_of(target: Any) -> Any:
    """The element that holds the whole note whose anchor is `target`."""
    if target.tag in _HEADINGS:
        return None
    block = target if target.tag in _BODY_TAGS else next(target.iterancestors(*_BODY_TAGS), None)
    while block is not None and block.tag == "span":
        block = next(block.iterancestors(*_BODY_TAGS), None)
    if block is not None and block.tag in ("p", "td"):
        around = block.getparent()
        if around is not None and around.tag in ("li", "div", "dd", "aside"):
            named = f"{around.get('id', '')} {around.get('class', '')}"
            if around.tag in ("li", "dd") or (_NOTE_BLOCK.search(named) and not _holds_many(around)):
                return around
    return block


def _holds_many(element: Any) -> bool:
    """Whether several notes lie in an element, so that it is the list of them."""
    numbers = [
        found[1]
        for p in element.iter("p", "div")
        if p is not element and (found := _BEGINS.match("".join(p.itertext())))
    ]
    return len(set(numbers)) > 1


def _begins_with(note: Any, number: str) -> bool:
    text = "".join(note.itertext())
    if (found := _BEGINS.match(text)) and found[1] == number:
        return True
    above = note.getparent()
    if note.tag != "li" or above is None or above.tag != "ol":
        return False
    start = above.get("start", "1")
    before = sum(1 for item in note.itersiblings("li", preceding=True))
    return start.isdigit() and len(start) < 6 and int(start) + before == int(number)
