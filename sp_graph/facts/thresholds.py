"""Which numbers count nothing: thresholds, spans of time, parts of documents, turns of speech."""

from __future__ import annotations

import re

from sp_graph.model import Mention
from sp_graph.nlp.figures import number_value

# Names that a number belongs to: "section 4", "Goal 16", "Group of 77", "TEL: 22".
_NAME_BEFORE = re.compile(
    r"(?:\b(?:goals?|targets?|sections?|sects?\.|chapters?|chaps?\.|para(?:graph)?s?\.?|articles?|art\.|tables?|figures?|footnotes?|annex(?:es)?|appendix"
    r"|pages?|pp?\.|no\.|nos\.|items?|session|part|phase|group of (?=7|8|20|24|77)|human rights (?=\d)|beijing ?\+?|tel:?|fax:?|\+\d+|volume|vol\.|option|step"
    r"|covid-?|rev\.|add\.|corr\.|decision|resolutions?|principle|rule|guideline|recommendation|pillar|level|tier|category|version|room|box|track|cluster|un"
    r")(?: \d+ (?:and|to|–))? |[£$€]|us\$|\+|\d )$"
)
_NO_COUNT_AFTER = re.compile(
    r" ?(?:or (?:more|fewer|less)\b|times or more|(?:and a half )?(?:(?:past|last|next|previous|following|coming|consecutive|full|calendar|more|additional|further) )?(?:years|decades|months|weeks|centuries)\b|(?:year|decade|month|week|century)\b|(?:core|main|world|regional|original|geographical)? ?"
    r"(?:pillars|regions|sides|continents|dimensions|official languages)\b|(?:[a-z]+ )?(?:initiative|agenda|summit)\b"
    r"|(?:leading|hand|side|way|day|time|thing|or two|step|and the same|end|aspect|terms)\b|geneva|new york|[ap]\.?m\b|million|billion|thousand|degrees|o'clock|per day)"
)
# "One" as a pronoun or article: "one of the reports", "more than one reply", "asked for one".
_ONE_AFTER = re.compile(
    r"[ ,.;:)]*$| ?[.,;:()]| (?:of (?:the|its|his|her|their|these|those|our|which|whom|them|a)\b|another|that|which|who|such)\b"
)
_ONE_BEFORE = re.compile(
    r"\b(?:not|no|every|each|any|the|this|that|another|only|at least|more than|which|all in|as|than|for|but) $"
)
_THRESHOLD_BEFORE = re.compile(
    r"\b(?:at least|more than|over|a minimum of|no (?:less|fewer) than|not less than|fewer than|less than) (?:the )?$"
)
_THRESHOLD_AFTER = re.compile(r" (?:[\w-]+ ){0,2}(?:visits?|requests?|times)\b")
_THRESHOLD_LATER = re.compile(r" (?:[\w-]+ ){0,2}(?:visits?|requests?|times) or more\b")
_STATES_BEFORE = re.compile(r"\b(?:states?|countries|country)\b")
_SMALL = 10


def counts(text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a number of the sentence `text[start:end]` (in lower case) counts something."""
    left, right = text[max(start, mention.start - 40) : mention.start], text[mention.end : min(end, mention.end + 60)]
    if _NAME_BEFORE.search(left) or _NO_COUNT_AFTER.match(right):
        return False
    value = float(mention.target or 0)
    if value == 1 and (_ONE_AFTER.match(right) or _ONE_BEFORE.search(left)) and not text[mention.start].isdigit():
        return False
    if left.endswith("(") and right.startswith(")") and _restates(text, mention, value):
        return False
    if value > _SMALL:
        return True
    # "States that received at least five visits": the five is what the States were chosen by.
    chosen = _THRESHOLD_LATER.match(right) or (_THRESHOLD_BEFORE.search(left) and _THRESHOLD_AFTER.match(right))
    return not (chosen and _STATES_BEFORE.search(text, start, mention.start))


def _restates(text: str, mention: Mention, value: float) -> bool:
    """Whether a number in brackets only repeats the one before: "24 (twenty-four)"."""
    before = re.search(r"([\w,.-]+) \($", text[max(0, mention.start - 30) : mention.start])
    if not before:
        return False
    known = number_value(before[1]) if re.fullmatch(r"[\d.,]*\d|[a-z-]+", before[1]) else None
    return known is not None and float(known) == value
