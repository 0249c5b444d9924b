"""The themes that a passage gives to the reports it lists, beside each report's own words.

"Mandate holders also addressed migration issues, with the Special Rapporteur on …": the
words before the first report or mandate are the *lead* of a topic sentence; its themes
hold for the reports from there on, until another such sentence. A paragraph that opens
with "Furthermore" and a mandate goes on with the lead of the one before. What a last
sentence says of "both reports" or "these studies" holds for those before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sp_graph.authority.themes import load_themes
from sp_graph.facts.anchors import Anchor
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import Block, Mention, Quote

_CUT = re.compile(
    r", with\b|,? (?:including|such as|for example|in particular)\b|:|,? in (?:the|a|an|his|her|its|their)? ?reports? (?:of|by)\b"
    r"|,? as (?:shown|reflected) in\b"
)
# "reports on housing (A/…), on food (A/…) and …" lists what each report is about.
_REPORTS_ON = re.compile(r"\b(?:reports|studies|papers) on\b")
_ON_TOO = re.compile(r"\)?[,;]? (?:and )?on\b")
_GOES_ON = re.compile(r"(?:Furthermore|Moreover|In addition|Additionally|Similarly|Likewise|Also|Lastly|Finally)\b,?")
# Words by which a sentence speaks of several reports, even if it names one only.
_GENERAL = re.compile(
    r"\b(?:reports|studies|several|number of|various|many|numerous|mandate holders|special procedures|prominent\w*|featured?|focus|attention|priorit\w+|recurr\w+|common|concerns?|theme|subject|topic|questions|issues)\b"
)
_BOTH = re.compile(
    r"(?:Both|The (?:two|latter two)|These two)(?: of (?:the|these))?(?: \w+)? (?:reports|studies|documents|mandate holders|experts|rapporteurs)\b"
)
_THESE = re.compile(
    r"(?:All|These|Those|The (?:three|four|five|six)|All (?:three|four|five))(?: of)?(?: the| these| those)?(?: \w+)? (?:reports|studies|documents|mandate holders)\b"
)
_ALSO = re.compile(r"\b(?:for (?:his|her|its) part|likewise|similarly|in (?:his|her|its) turn|in the same vein)\b")
# "… was examined by the", "To mark their anniversaries, the"
_SHARED = re.compile(
    r"(?:\b(?:by|of|from|to|in)(?: the)?(?: reports? (?:of|by)(?: the)?)? $)|^(?:To|On|In|With|As|For|Under|Concerning|Regarding|Following|Marking)\b.*, (?:both |the )*$"
)
MOST_THEMES = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """What holds for the reports from `start` up to `limit` of a block.

    `end` is where its own words end (0 if they stand in another block), `whole` whether
    the passage that follows can go on with it.
    """

    themes: tuple[str, ...]
    evidence: Quote
    start: int
    end: int
    limit: int
    whole: bool


def topics_of(
    reading: Reading, block: Block, places: list[Anchor], previous: Callable[[], Topic | None]
) -> list[Topic]:
    """The topics of a paragraph or item, in order; `previous` gives the one in force before it."""
    found: list[Topic] = []
    named = False
    length = len(block.text)
    for number, (start, end) in enumerate(reading.sentences(block)):
        here = sum(start <= a.at <= end for a in places)
        mandates = reading.between(block, "mandate", start, end)
        if number and (here or mandates) and not (not found and not named):
            named = True
            continue
        if number and found and not _GENERAL.search(block.text, start, end):
            continue
        if _BOTH.match(block.text, start) or _THESE.match(block.text, start):
            continue
        topic = _topic(reading, block, (start, end), mandates, places, here, None if number else previous)
        if topic and found:
            found[-1] = _until(found[-1], topic.start)
        if topic:
            found.append(topic)
        named = named or bool(here or mandates)
    if block.kind == "item" and (above := previous()):
        # An item has the topic of its paragraph beside its own.
        found.insert(0, Topic(above.themes, above.evidence, 0, 0, length, above.whole))
    return found


def _until(topic: Topic, limit: int) -> Topic:
    return Topic(topic.themes, topic.evidence, topic.start, topic.end, min(topic.limit, limit), topic.whole)


def _topic(
    reading: Reading,
    block: Block,
    sentence: tuple[int, int],
    mandates: list[Mention],
    places: list[Anchor],
    here: int,
    previous: Callable[[], Topic | None] | None,
) -> Topic | None:
    start, end = sentence
    text = block.text
    goes_on = previous is not None and _GOES_ON.match(text, start) is not None
    if not goes_on and not reading.between(block, "theme", start, end):
        return None
    limit = min([m.start for m in mandates] + [a.at for a in places if start <= a.at <= end], default=end)
    cut = _CUT.search(text, start, limit)
    lead_end = cut.start() if cut else limit
    if (list_of := _REPORTS_ON.search(text, start, lead_end)) and any(
        _ON_TOO.match(text, a.at if a.note else a.symbol.end) for a in places if start <= a.at <= end
    ):
        lead_end = list_of.start()
    if goes_on and previous and limit - start < 40 and (above := previous()) and above.whole:
        return Topic(above.themes, above.evidence, start, limit, len(text), True)
    themes = themes_in(reading, block, start, lead_end)
    if not themes or len({_table(t) for t in themes} - {""}) > MOST_THEMES:
        return None
    groups = len({a.at for a in places if start <= a.at <= end})
    whole = groups != 1 or _GENERAL.search(text, start, limit) is not None or _ALSO.search(text, end) is not None
    return Topic(themes, quote(block, start, lead_end), start, lead_end, len(text) if whole else end, whole)


def _table(theme: str) -> str:
    return load_themes()[theme].table_theme


def topics_at(topics: list[Topic], at: int) -> list[Topic]:
    """The topics in force at a position."""
    return [t for t in topics if t.start <= at <= t.limit]


def afterword(reading: Reading, block: Block) -> tuple[tuple[str, ...], Quote, int, int] | None:
    """The themes of "Both reports …" at the end of a block: themes, quotation, where it starts, how many reports."""
    for start, end in reading.sentences(block)[1:]:
        both = _BOTH.match(block.text, start)
        if (both or _THESE.match(block.text, start)) and (themes := themes_in(reading, block, start, end)):
            return themes, quote(block, start, end), start, 2 if both else 99
    return None


def shared_lead(reading: Reading, block: Block, start: int, first: int) -> tuple[str, ...]:
    """The themes before the first mandate of a sentence, if they hold for all it lists."""
    if not _SHARED.search(block.text[start:first]):
        return ()
    return themes_in(reading, block, start, first)


def themes_in(reading: Reading, block: Block, start: int, end: int) -> tuple[str, ...]:
    """The themes named between two positions, outside the titles of mandates and the names of bodies."""
    found = reading.between(block, "theme", start, end)
    if not found:
        return ()
    names = reading.mentions(block, "mandate") + reading.mentions(block, "body")
    themes = [m.target for m in found if not any(n.start <= m.start and m.end <= n.end for n in names)]
    return tuple(dict.fromkeys(t for t in themes if t))
