"""Shares that must make up a whole, and rates against the numbers they are computed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sp_graph.audit.reading import AuditReading, Number, show
from sp_graph.audit.repetition import comparable, in_year
from sp_graph.model import AuditFact, Block, FigureFact

_GROUPS = 5
_RATE = re.compile(r"(?:reply|response|replies|responses) rate|rate of (?:reply|response|replies|responses)", re.I)
_COMMUNICATIONS = re.compile(r"(?: [\w-]+)? communications\b")
_REPLIES = re.compile(r"repl(?:y|ies)|respon(?:se|ded)|substantive", re.I)
_OF = re.compile(r",? ?(?:States |countries |\w+ )?(?:out )?of (?:(?:the|a total of|all) )*$")
HUNDRED = Decimal(100)


def shares(reading: AuditReading) -> Iterator[AuditFact]:
    """Shares of the regional groups, and of women and men, that do not make 100 per cent."""
    for block in reading.bodies:
        here = [n for n in reading.numbers(block) if n.percent and n.fact]
        groups = [n for n in here if n.fact and n.fact.measure == "regional-group-share"]
        if len(groups) == _GROUPS:
            yield from _whole(reading, block, groups, "the regional groups")
        for women in (n for n in here if n.fact and n.fact.measure == "female-share"):
            for men in (n for n in here if n.fact and n.fact.measure == "male-share"):
                if reading.sentence(block, women.start) == reading.sentence(block, men.start):
                    yield from _whole(reading, block, [women, men], "women and men")


def _whole(reading: AuditReading, block: Block, parts: Sequence[Number], of: str) -> Iterator[AuditFact]:
    total = sum((n.value for n in parts), Decimal(0))
    # Each share may be rounded by half a unit of its last place.
    allowed = sum((_unit(n) / 2 for n in parts), Decimal(0))
    if abs(total - HUNDRED) <= allowed:
        return
    detail = f"{' + '.join(map(str, parts))} = {show(total)}, not 100 per cent. {_possible(reading, parts, total)}"
    yield reading.finding(
        "audit-shares",
        block,
        f"shares-not-100: the shares of {of} do not add up to 100 per cent",
        detail.strip(),
        "certain",
        [reading.sentence_quote(block, n.start) for n in parts],
    )


def _unit(number: Number) -> Decimal:
    return Decimal(1).scaleb(-number.places)


def _possible(reading: AuditReading, parts: Sequence[Number], total: Decimal) -> str:
    """Which share is none of a whole number of mandate holders, and what would be consistent."""
    said = []
    holders = [f for m in ("mandate-holders-active", "mandate-holder-positions") for f in reading.of_measure(m)]
    for holder in holders:
        whole = Decimal(holder.value)
        wrong = [n for n in parts if not _is_share(n, whole)]
        if 0 < len(wrong) < len(parts):
            said.append(f"{', '.join(map(str, wrong))} per cent is no share of {show(whole)} mandate holders.")
    if all(number.value - (total - HUNDRED) > 0 for number in parts):
        repairs = ", ".join(f"{show(n.value - (total - HUNDRED))} for {n}" for n in parts)
        said.append(f"One of these would repair it: {repairs}.")
    return " ".join(said)


def _is_share(share: Number, whole: Decimal) -> bool:
    """Whether a whole number of `whole` rounds (or is cut) to the share."""
    count = (share.value * whole / HUNDRED).to_integral_value()
    return agrees(count, whole, share)


def agrees(part: Decimal, whole: Decimal, share: Number) -> bool:
    """Whether `part` of `whole` is the share as printed, rounded or cut off."""
    return abs(part * HUNDRED / whole - share.value) < _unit(share)


def rates(reading: AuditReading) -> Iterator[AuditFact]:
    """Reply rates, and shares printed beside their two numbers, that do not follow from them."""
    wrong: dict[Decimal, Block] = {}
    alone: list[tuple[Block, Number]] = []
    for block in reading.bodies:
        for share in (n for n in reading.numbers(block) if n.percent):
            if pair := _pair(reading, block, share):
                yield from _share(reading, block, share, *pair)
            elif _RATE.search(reading.sentence_text(block, share.start)):
                counted = _counted(reading, block, share)
                sent = _sent(reading, block, share)
                if not counted:
                    alone.append((block, share))
                elif sent and not any(agrees(n.value, sent[0], share) for n in counted):
                    wrong[share.value] = block
                    yield _rate(reading, block, share, counted[-1], *sent)
    for block, share in alone:
        if share.value in wrong:
            yield _repeated(reading, block, share, wrong[share.value])


def _pair(reading: AuditReading, block: Block, share: Number) -> tuple[Number, Number] | None:
    """The two numbers of "128 out of 193 Member States (66.32 per cent)"."""
    start, _ = reading.sentence(block, share.start)
    before = [n for n in reading.numbers(block) if start <= n.start < share.start and not n.percent]
    if len(before) < 2 or block.text[share.start - 1] != "(":
        return None
    part, whole = before[-2:]
    between, after = block.text[part.end : whole.start], block.text[whole.end : share.start]
    if _OF.fullmatch(between) and re.fullmatch(r"(?: [\w-]+){0,5},? \(", after) and whole.value:
        return part, whole
    return None


def _share(reading: AuditReading, block: Block, share: Number, part: Number, whole: Number) -> Iterator[AuditFact]:
    if agrees(part.value, whole.value, share):
        return
    yield reading.finding(
        "audit-rate",
        block,
        "share-disagrees: the share does not follow from the two numbers beside it",
        f"{part} of {whole} are {_percent(part.value, whole.value, share)} per cent, not {share}; {share} per cent of "
        f"{whole} would be {show(_count(share, whole.value))}.",
        "certain",
        [reading.sentence_quote(block, share.start)],
    )


def _counted(reading: AuditReading, block: Block, share: Number) -> list[Number]:
    """The numbers before a rate in its sentence that may be its replies, the likeliest last."""
    start, _ = reading.sentence(block, share.start)
    before = [n for n in reading.numbers(block) if start <= n.start < share.start and not n.percent]
    return [n for n in before if not _COMMUNICATIONS.match(block.text, n.end) and _REPLIES.search(block.text, n.end)]


def _sent(reading: AuditReading, block: Block, share: Number) -> tuple[Decimal, Block] | None:
    """The communications that the rate is of: those named nearest before it, else first in the document."""
    year = in_year(reading.period(share.fact)) if share.fact else ""
    known = [f for f in reading.of_measure("communications-sent", "total") if comparable(reading, f)]
    known = [f for f in known if year in (in_year(reading.period(f)), "")]
    if not known:
        return None
    before = [f for f in known if (f.block, f.at.start) < (block.index, share.start)]
    best: FigureFact = before[-1] if before else known[0]
    return Decimal(best.value), reading.blocks[best.block]


def _rate(reading: AuditReading, block: Block, share: Number, counted: Number, sent: Decimal, at: Block) -> AuditFact:
    where = "" if at.index == block.index else f" ({reading.place(at)})"
    detail = (
        f"{counted} of {show(sent)} communications{where} are {_percent(counted.value, sent, share)} per cent, "
        f"not {share}. {share} per cent would be {show(_count(share, sent))} replies."
    )
    others = [n for n in reading.numbers(block) if not n.percent and n.value != counted.value]
    fitting = next((n for n in others if n.value <= sent and agrees(n.value, sent, share)), None)
    if fitting:
        detail += f" The exchange of {counted} and {fitting} would repair it."
    evidence = [reading.sentence_quote(block, share.start)]
    if at.index == block.index:
        evidence[:0] = [reading.sentence_quote(block, n.start) for n in reading.numbers(block) if n.value == sent][:1]
    return reading.finding(
        "audit-rate",
        block,
        "rate-disagrees: the reply rate does not follow from the replies and the communications",
        detail,
        "certain",
        evidence,
    )


def _repeated(reading: AuditReading, block: Block, share: Number, first: Block) -> AuditFact:
    return reading.finding(
        "audit-rate",
        block,
        "rate-disagrees: the reply rate does not follow from the replies and the communications",
        f"{share} per cent repeats the rate of {reading.place(first)}, which the numbers there do not give.",
        "certain",
        [reading.sentence_quote(block, share.start)],
    )


def _percent(part: Decimal, whole: Decimal, like: Number) -> str:
    return show(round(part * HUNDRED / whole, max(like.places, 0)))


def _count(share: Number, whole: Decimal) -> Decimal:
    return (share.value * whole / HUNDRED).to_integral_value()
