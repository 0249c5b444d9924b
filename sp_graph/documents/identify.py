"""The symbol of a document that does not print it: a text that cites its own addendum betrays it."""

from __future__ import annotations

import re
from collections import Counter

from sp_graph.documents.furniture import SYMBOL

_CITED = re.compile(rf"(?<![\w/.-]){SYMBOL}(?![\w/])")
_ADDENDUM = re.compile(r"^(?P<base>.+)/Add\.\d+$")
_OWN = re.compile(r"\baddend(?:um|a) to (?:the present|this) (?:report|document)", re.IGNORECASE)
_REF = re.compile(r"\[footnoteRef:(\d+)\]")
_NOTE = r"\[{number}: (?P<words>[^\]]*)\]"
_NEAR = 240
_FEWEST = 2


def infer_symbol(text: str) -> tuple[str, str]:
    """The symbol of the document whose text this is, and the reason; empty strings if nothing betrays it.

    It is the one whose addendum the text calls "the addendum to the present report"; else the
    one whose addenda are cited most, twice at least, if it is never cited itself.
    """
    named = Counter(base for place in _OWN.finditer(text) if (base := _addendum_at(text, place.end())))
    if named:
        base, count = named.most_common(1)[0]
        if list(named.values()).count(count) == 1:
            return base, f"the text calls {base}/Add.1 the addendum to the present report"
    alone: Counter[str] = Counter()
    addenda: Counter[str] = Counter()
    for found in _CITED.finditer(text):
        if added := _ADDENDUM.match(found[0]):
            addenda[added["base"]] += 1
        else:
            alone[found[0]] += 1
    own = [(count, base) for base, count in addenda.most_common() if not alone[base]]
    if own and own[0][0] >= _FEWEST and (len(own) == 1 or own[0][0] >= 2 * own[1][0]):
        base = own[0][1]
        return base, f"the text cites addenda of {base} {own[0][0]} times and never {base} itself"
    return "", ""


def _addendum_at(text: str, at: int) -> str:
    """The document whose addendum is cited right behind `at`: in the sentence or in its first footnote."""
    rest = text[at : at + _NEAR]
    sentence = re.split(r"\.\s+(?=[A-Z\[])|\n", rest, maxsplit=1)[0]
    if found := _CITED.search(sentence):
        return _base(found[0])
    if ref := _REF.search(sentence):
        note = re.compile(_NOTE.format(number=ref[1])).search(text, at)
        cited = _CITED.search(note["words"]) if note else None
        return _base(cited[0]) if cited else ""
    return ""


def _base(symbol: str) -> str:
    found = _ADDENDUM.match(symbol)
    return found["base"] if found else ""
