"""Numbers and signs that are misprinted: decimal commas, a lost "per", quotation marks, singular nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.audit.reading import AuditReading, Certainty
from sp_graph.model import AuditFact, Block, Quote

_COMMA = re.compile(r"(?<![\d,.])\d{1,3},\d{1,2}(?! ?\d)(?= ?(?:per cent|percent|%))")
_POINT = re.compile(r"\d\.\d+(?= ?(?:per cent|percent|%))")
_CENT = re.compile(r"\d cent\b")
_NATION = re.compile(r"\bUnited Nation(?= [a-zA-Z])")
_STOP = re.compile(r"[a-z]{2}[”’)]?\. (?=(?:including|and|or|but|which|who|while|with|of|in|to|for|by)\b)")
_NOUN = (
    r"(?:State|country|report|visit|communication|case|request|reply|invitation|member|session|mandate holder"
    r"|mandate-holder|letter|opinion|release|meeting|event|consultation)"
)
_VERB = (
    r"(?=[,.;:()]| (?:in|of|to|from|by|at|on|was|were|had|have|has|are|is|with|that|which|who|for|during|and|extended"
    r"|accepted|received|submitted|issued|conducted|made|took|held)\b)"
)
_SINGULAR = re.compile(
    rf"(?: \([\w-]+\))?(?: (?:new|other|Member|additional|country|thematic|joint|press))* {_NOUN}{_VERB}"
)


def misprints(reading: AuditReading) -> Iterator[AuditFact]:
    """What can be seen in the signs themselves."""
    pointed = any(_POINT.search(block.text) for block in reading.blocks)
    for block in reading.blocks:
        if commas := list(_COMMA.finditer(block.text)):
            detail = ", ".join(f"“{m[0]}” for “{m[0].replace(',', '.')}”" for m in commas)
            detail += "; other shares of the document have a point." if pointed else "."
            problem = "decimal-comma: a decimal comma in an English text"
            yield _misprint(reading, block, commas[0], problem, detail, "certain")
        for found in _CENT.finditer(block.text):
            detail = "“cent” for “per cent”."
            yield _misprint(reading, block, found, "per-missing: “per” is missing in “per cent”", detail, "certain")
        for found in _NATION.finditer(block.text):
            detail = "“United Nation” for “United Nations”."
            yield _misprint(reading, block, found, "misprinted-name: a name is misprinted", detail, "certain")
        for found in _STOP.finditer(block.text):
            detail = (
                f"“{block.text[max(0, found.start() - 8) : found.end() + 10].strip()}”: a comma would be consistent."
            )
            yield _misprint(reading, block, found, "stop-in-sentence: a full stop stands in a sentence", detail, "odd")
        if block.kind != "footnote":
            yield from _quotation(reading, block)
            yield from _plural(reading, block)


def _misprint(
    reading: AuditReading, block: Block, found: re.Match[str], problem: str, detail: str, certainty: Certainty
) -> AuditFact:
    evidence = [reading.sentence_quote(block, found.start())]
    return reading.finding("audit-misprint", block, problem, detail, certainty, evidence)


def _quotation(reading: AuditReading, block: Block) -> Iterator[AuditFact]:
    """A quotation that is opened and not closed; a straight mark closes as well."""
    if "“" not in block.text:
        return
    opened: list[int] = []
    for found in re.finditer(r"[“”\"]", block.text):
        if found[0] == "“":
            opened.append(found.start())
        elif opened:
            opened.pop()
    if opened:
        yield reading.finding(
            "audit-misprint",
            block,
            "quotation-open: a quotation has no end",
            "The opening quotation mark has no closing one, so the end of the words quoted is not marked.",
            "odd",
            [Quote(block.index, opened[-1], len(block.text))],
        )


def _plural(reading: AuditReading, block: Block) -> Iterator[AuditFact]:
    for number in reading.numbers(block):
        found = _SINGULAR.match(block.text, number.end)
        if number.percent or number.value < 2 or number.places or not found:
            continue
        words = block.text[number.start : found.end()]
        yield reading.finding(
            "audit-misprint",
            block,
            "number-and-noun: a number above one stands with a noun in the singular",
            f"“{words}”: the plural would be consistent, or the number one.",
            "odd",
            [reading.sentence_quote(block, number.start)],
        )
