"""A document as the audit reads it: its numbers with their words, and a way to state a finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeVar, cast

from sp_graph.facts.reading import Reading, quote
from sp_graph.graph.symbols import read_symbol
from sp_graph.model import AuditFact, Block, Extraction, FigureFact, Mention, Quote

T = TypeVar("T")
Certainty = Literal["certain", "odd"]
_ANNUAL = {"communications-sent", "country-visits", "media-products", "reports-total", "mandates-total"}
_ENOUGH = 3
CONFIDENCE: dict[Certainty, float] = {"certain": 0.95, "odd": 0.8}

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_YEAR = re.compile(r"(?: [a-z-]+){1,3} (?:of|in|for|during) ((?:19|20)\d\d)\b")
_PERCENT = re.compile(r" ?(?:per cent|percent|%|cent\b)")
# Numbers that count nothing: places in documents, goals, thresholds, spans of time.
_PLACE = re.compile(
    r"(?:\b(?:Goals?|[Ss]ections?|sects?\.|[Cc]hapters?|chaps?\.|[Pp]ara(?:graph)?s?\.?|[Aa]rticles?|art\.|[Tt]ables?"
    r"|[Ff]ootnotes?|[Aa]nnex|[Pp]ages?|Nos?\.|[Ii]tems?|COVID|Add\.|Corr\.)(?: \d+ (?:and|to|–))? |[£$€+]|US\$)$"
)
_TIME = re.compile(r" or more\b|[- ](?:years?|months?|weeks?|days?|hours?|minutes?|million|billion|times)\b")
_ONE = re.compile(r"\b(?:at least|more than|than|any|every|each|no|not|the|only) $", re.I)
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no fewer than|not less than|upwards of|exceeding|some|up to) $", re.I
)
_ABOUT = re.compile(
    r"\b(?:approximately|around|about|nearly|almost|roughly|close to|an estimated|an average of) $", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a block; `percent` if it is a share, `fact` the figure made of it, if any."""

    block: int
    value: Decimal
    start: int
    end: int
    percent: bool
    exact: bool
    fact: FigureFact | None = None

    @property
    def places(self) -> int:
        """How many decimal places are printed."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    def __str__(self) -> str:
        return show(self.value)


def show(value: Decimal | int) -> str:
    """A number as the reports print it: "1,002", "48.46"."""
    return f"{value:,}"


class AuditReading(Reading):
    """A `Reading` with the facts and numbers of the document."""

    def __init__(self, extraction: Extraction) -> None:
        super().__init__(extraction.document, extraction.mentions)
        self.facts = extraction.facts
        self._numbers: dict[int, list[Number]] = {}
        self._known: dict[Callable[[AuditReading], object], object] = {}

    def once(self, find: Callable[[AuditReading], T]) -> T:
        """What `find` finds in this document, found once, as other documents ask for it too."""
        if find not in self._known:
            self._known[find] = find(self)
        return cast(T, self._known[find])

    @cached_property
    def annual(self) -> int | None:
        """The year an annual report is on; None for other documents.

        Where no description gives it, it is the year before the session of the symbol, if the
        text names no other year as often and gives the yearly figures of an annual report.
        """
        info = self.document.source.info
        if info.reports_on:
            return info.reports_on
        session = read_symbol(info.id)
        yearly = {fact.measure for fact in self.figures} & _ANNUAL
        if session.year is None or session.relation or len(yearly) < _ENOUGH:
            return None
        years = Counter(year for block in self.bodies for year in _YEAR.findall(block.text))
        most = max(years, key=lambda year: years[year], default="")
        return session.year - 1 if most == str(session.year - 1) else None

    @property
    def of_the_system(self) -> bool:
        """Whether the document gives figures of all special procedures: an annual report, or a letter on them."""
        return self.annual is not None or self.document.source.info.kind == "letter"

    @cached_property
    def figures(self) -> list[FigureFact]:
        """The figures of the document in reading order."""
        found = [fact for fact in self.facts if isinstance(fact, FigureFact)]
        return sorted(found, key=lambda fact: (fact.at.block, fact.at.start))

    @cached_property
    def _figure_at(self) -> dict[tuple[int, int], FigureFact]:
        return {(fact.at.block, fact.at.start): fact for fact in self.figures}

    def numbers(self, block: Block) -> list[Number]:
        """The numbers of a block that count something, in order.

        A number in brackets that repeats the one before it ("24 (twenty-four)") is left out.
        """
        if block.index not in self._numbers:
            found: list[Number] = []
            for mention in self.mentions(block, "figure"):
                number = self._number(block, mention)
                if number and not (found and _restates(block.text, number, found[-1])):
                    found.append(number)
            self._numbers[block.index] = found
        return self._numbers[block.index]

    def _number(self, block: Block, mention: Mention) -> Number | None:
        before, after = block.text[: mention.start], block.text[mention.end :]
        if mention.target is None or _PLACE.search(before[-24:]) or _TIME.match(after):
            return None
        # "At least one mandate holder" counts nothing, nor does "one of them".
        if mention.text.lower() == "one" and (_ONE.search(before[-24:]) or after.startswith(" of ")):
            return None
        return Number(
            block.index,
            Decimal(mention.target),
            mention.start,
            mention.end,
            percent=bool(_PERCENT.match(after)),
            exact=not (_AT_LEAST.search(before[-24:]) or _ABOUT.search(before[-24:])),
            fact=self._figure_at.get((block.index, mention.start)),
        )

    def of_measure(self, measure: str, breakdown: str | None = None) -> list[FigureFact]:
        """The figures of one measure (and one breakdown)."""
        return [f for f in self.figures if f.measure == measure and breakdown in (None, f.breakdown)]

    def period(self, fact: FigureFact) -> str:
        """The period of a figure: the year right behind it, else that of the fact, else of the report.

        A figure of the year in a sentence that also says "since 2017" is one of the year.
        """
        block = self.blocks[fact.at.block]
        if behind := _OF_YEAR.match(block.text, fact.at.end):
            return behind[1]
        open_end = fact.period.endswith("..") and f"in {self.annual}" in self.sentence_text(block, fact.at.start)
        return str(self.annual or "") if open_end or not fact.period else fact.period

    def sentence_text(self, block: Block, at: int) -> str:
        """The sentence of `block` that holds position `at`."""
        start, end = self.sentence(block, at)
        return block.text[start:end]

    def place(self, block: Block | int) -> str:
        """A passage as findings name it: "para. 24"."""
        label = self.blocks[block if isinstance(block, int) else block.index].label
        return f"para. {label}" if label[:1].isdigit() else f"“{label}”"

    def sentence_quote(self, block: Block | int, at: int) -> Quote:
        """The sentence that holds position `at`, as evidence."""
        block = self.blocks[block] if isinstance(block, int) else block
        return quote(block, *self.sentence(block, at))

    def finding(
        self,
        rule: str,
        block: Block | int,
        problem: str,
        detail: str,
        certainty: Certainty,
        evidence: Sequence[Quote],
    ) -> AuditFact:
        """State a finding; `problem` begins with its kind and a colon."""
        return AuditFact(
            block=block if isinstance(block, int) else block.index,
            evidence=tuple(dict.fromkeys(evidence)),
            rule=rule,
            confidence=CONFIDENCE[certainty],
            problem=problem,
            detail=detail,
            certainty=certainty,
        )


def _restates(text: str, number: Number, previous: Number) -> bool:
    return (
        number.value == previous.value
        and text[previous.end : number.start] == " ("
        and text[number.end : number.end + 1] == ")"
    )
