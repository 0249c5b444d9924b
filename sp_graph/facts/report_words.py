"""Which words of a sentence speak of a report: its own clause, and what the predicate says.

Most often the words before the symbol tell what the report deals with. Where the symbol
stands right behind the mandate's name ("The Special Rapporteur on … (A/…) and the
Working Group on … (A/…) addressed migration") or behind the word "report" ("in his
report (A/…) on migration"), the words after it do.
"""

from __future__ import annotations

import re

from sp_graph.facts.anchors import Anchor
from sp_graph.facts.issuers import Issue
from sp_graph.facts.reading import Reading
from sp_graph.facts.topics import themes_in
from sp_graph.model import Block

_OPEN = re.compile(r"(?:reports?|stud(?:y|ies)|paper|document)\s*\(?$")
# "…, in her report to the General Assembly (A/…), on …"
_OPENED = re.compile(
    r",? ?\b[Ii]n (?:his|her|its|their|a|an|another|the same|one)\b[^,;.()]{0,60}?\b(?:reports?|study|studies)\b(?: (?:submitted |presented )?(?:to|for) [^,;.()]{3,60})?,?\s?\(?$"
)
# "the report to the Assembly (A/…) dealt with …"
_REPORT_DOES = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother|[Aa]|[Aa]n)\b(?: [\w-]+){0,3} (?:reports?|study|studies)(?: (?:submitted |presented )?(?:to|for) [^,;.()]{3,60})?,?\s?\(?$"
)
_IN_THE_REPORT_OF = re.compile(r"\b[Ii]n (?:the|a|an) (?:[\w-]+ )?reports? (?:of|by) (?:the )?$")
_ATTACHED = re.compile(r"(?:, [A-ZÀ-Þ][\w’. -]{3,50})?,?\s*(?:\((?:see )?)?")
_ON = re.compile(
    r"\)?,? ?(?:respectively,? )?(?:(?:who|which|that)\b|(?:focus\w+|dwelling|concentrating|reporting) on\b|(?:with (?:a )?(?:focus|emphasis) )?on\b|in (?:an?|his|her|its|their) (?:\w+ )?(?:reports?|study) on\b|concerning\b|regarding\b|(?:in relation|with regard|with respect|relating|devoted|dedicated) to\b|entitled\b|:)"
)
_VERB = re.compile(
    r"\)?,? ?(?:respectively,? )?(?:(?:also|both|all|each|jointly|likewise|again|together) )*"
    r"(?:[a-z]+ed|took|drew|gave|made|laid|set|dealt|wrote|spoke|sought|put|shed|were|was|have|has|had|looked)\b(?! by\b| in\b)"
)
_NEXT = re.compile(
    r"\)?(?:,? (?:and|as well as|together with|jointly with|and by)|,)? ?(?:by |of |those of |that of )?(?:the )?$"
)


def close_of(group: list[Anchor]) -> int:
    """Where a group of symbols ends, or the mark of their footnote stands."""
    return max(a.at if a.note else a.symbol.end for a in group)


def words_of(
    reading: Reading,
    block: Block,
    issue: Issue,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    group: list[Anchor],
    following: list[list[Anchor]],
) -> list[tuple[int, int]]:
    """The stretches of the sentence that speak of the reports of a group."""
    text, (low, at), close = block.text, clause, close_of(group)
    mandates = reading.mentions(block, "mandate")
    next_at = min([g[0].at for g in following[:1] if g[0].at <= sentence[1]], default=sentence[1])
    next_mandate = min([m.start for m in mandates if m.start >= close], default=sentence[1])
    if issue.subject and issue.subject[0] >= close:
        # "In her report (A/…), the Special Rapporteur on … drew attention to …"
        return [(low, at), (issue.subject[1], min(next_at, sentence[1]))]
    if _OPEN.search(text[:at].rstrip(" (")) or _OPENED.search(text, max(sentence[0], at - 150), at):
        return [(low, at), (close, min(next_at, next_mandate, sentence[1]))]
    if _VERB.match(text, close) and _REPORT_DOES.search(text, max(low, at - 120), at):
        return [(close, min(next_at, next_mandate, sentence[1]))]
    if not issue.subject or not _ATTACHED.fullmatch(text, issue.subject[1], at):
        return [(low, at)]
    own = themes_in(reading, block, low, issue.subject[0])
    if own or re.search(r"\bon (?!the$)", text[low : issue.subject[0]]):
        return [(low, at)]
    stop = text.find(";", close, sentence[1])
    clause_end = stop if stop >= 0 else sentence[1]
    if _ON.match(text, close) or _IN_THE_REPORT_OF.search(text, max(0, issue.subject[0] - 60), issue.subject[0]):
        return [(close, min(next_at, next_mandate, clause_end))]
    reach, index = close, 0
    # Over "… (A/1) and the Working Group on … (A/2)" to the predicate of all.
    while index < len(following) and following[index][0].at <= sentence[1]:
        inside = [m for m in mandates if reach <= m.start and m.end <= following[index][0].at]
        if (
            not inside
            or not _NEXT.match(text[reach : inside[0].start])
            or not _ATTACHED.fullmatch(text, inside[-1].end, following[index][0].at)
        ):
            break
        reach = close_of(following[index])
        index += 1
    if _VERB.match(text, reach):
        further = next((m.start for m in mandates if m.start >= reach), clause_end)
        after = next((g[0].at for g in following[index:]), clause_end + 1)
        if after > min(further, clause_end):
            return [(low, at), (reach, min(clause_end, further))]
    return [(low, at)]
