"""What a sentence calls an event: the nouns and verbs of each kind, and the words that stand for one named before.

The search is anchored at one word of each kind ("Forum", "Committee"); what belongs to
the name is then read to the left and right of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch `start`–`end` of a block's text that names an event of `kind`.

    `many` if the words speak of several ("meetings"); `single` if there can only be one of
    its name; `back` if they only point back at an event named before ("a third one").
    """

    kind: str
    start: int
    end: int
    many: bool = False
    back: bool = False

    @property
    def single(self) -> bool:
        """Whether several dates cannot be several such events: a forum, an annual meeting."""
        return not self.many and self.kind in ("forum", "annual-meeting")


_PEOPLE = r"(?:all |the |other |interested |member )?(?:regional groups? of )?(?:[Mm]ember )?(?:States|delegations|regional groups|missions|[Pp]ermanent [Mm]issions|Governments)"
# For each kind the letters to look for, how many stand before them (a first letter that can
# be a capital), and what must stand there. Finding letters is far cheaper than a pattern.
_NAMES: tuple[tuple[str, str, int, re.Pattern[str]], ...] = (
    ("arria-formula-meeting", "Arria", 0, re.compile(
        r"Arria\b[- ‑]?(?:[Ff]ormula|[Ff]ormat|style|type)?[”\"’']?(?: (?:open |informal |virtual |closed )?(?:meetings?|briefings?|sessions?|debates?|events?|discussions?|dialogues?|consultations?))?(?: of the (?:United Nations )?Security Council| of the Council)?")),
    ("informal-conversation", "nformal ", 1, re.compile(
        r"[Ii]nformal (?:virtual |online |annual |joint |open |in-person |hybrid )?(?:conversations?|dialogues?\b(?! on)|exchanges?(?: of views)? with|(?:consultations?|discussions?|meetings?|briefings?) (?:with|for) " + _PEOPLE + r")")),
    ("informal-conversation", "onversation", 1, re.compile(r"[Cc]onversations? with " + _PEOPLE)),
    ("induction-session", "nduction ", 1, re.compile(
        r"[Ii]nduction (?:and \w+ )?(?:sessions?|workshops?|programmes?|courses?|meetings?|trainings?|briefings?)")),
    ("induction-session", "rientation ", 1, re.compile(r"[Oo]rientation (?:sessions?|programmes?) for")),
    ("forum", "igh-level ", 1, re.compile(r"[Hh]igh-level [Pp]olitical [Ff]orum(?: on [Ss]ustainable [Dd]evelopment)?")),
    ("forum", "Forum", 0, re.compile(
        r"Forum\b(?: on (?:the )?[A-Z][\w’-]*(?:,? (?:and |of |the |for |to )*[A-Z][\w’-]*)*(?: in the [A-Z]\w+)?)?")),
    ("forum", "egional forum on ", 1, re.compile(r"[Rr]egional forum on [\w ]{4,40}?(?=,| (?:in|was|took|held|for|on|from)\b)")),
    ("annual-meeting", "nnual ", 1, re.compile(
        r"[Aa]nnual [Mm]eetings?\b(?! (?:between|with) | of (?!(?:the )?(?:[Ss]pecial|mandate|[Ii]ndependent|thematic)|[A-Z][a-z]+ \d{4}|\d{4}))(?: of (?:the )?[Ss]pecial [Rr]apporteurs[^.;(]{0,120}?(?:[Ww]orking [Gg]roups|procedures)(?: of the special procedures)?| of (?:the )?[Ss]pecial [Pp]rocedures)?")),
    ("annual-meeting", "eeting of ", 1, re.compile(
        r"[Mm]eeting of (?:the )?[Ss]pecial (?:[Rr]apporteurs[^.;(]{0,120}?(?:[Ww]orking [Gg]roups|procedures)(?: of the special procedures)?|[Pp]rocedures\b(?! with| and))")),
    ("committee-meeting", "Committee", 0, re.compile(r"Committee\b(?! on\b| for\b| against\b)")),
    ("committee-meeting", "eeting", 1, re.compile(r"[Mm]eetings? of the (?:Coordination )?Committee\b(?! on\b| for\b| against\b| and\b| with\b)")),
    ("other", "ebinar", 1, re.compile(r"[Ww]ebinar\b")),
    ("other", "briefing", 0, re.compile(r"(?<=open )briefing\b")),
    ("other", "irtual meeting with", 1, re.compile(r"[Vv]irtual meeting with\b")),
    ("other", "side event", 0, re.compile(r"side event\b")),
    ("other", "panel discussion", 0, re.compile(r"panel discussion\b")),
    ("other", "igh-level event", 1, re.compile(r"[Hh]igh-level event\b")),
    ("other", "press release issued", 0, re.compile(r"press release issued\b")),
)  # fmt: skip
# What the Committee does when it meets; a meeting "with" somebody is another matter.
_MEETS = re.compile(
    r"(?: of (?:the )?[Ss]pecial [Pp]rocedures)?(?:’s|'s)?(?: members)?,?(?: (?:also|then|again|subsequently|further|generally|usually|therefore))?"
    r" (?:(?:which |has |have |had )?met\b(?! with\b)|gathered\b|convened (?=(?:\w+ )?(?:times|in|from|on|for)\b)"
    r"|(?:held|had|convened|organi[sz]ed|conducted) (?:(?!with\b|meetings?\b)[\w’-]+ ){0,7}?(?:meetings?|sessions?)\b(?! (?:with|between|of experts)\b)"
    r"|(?:(?:in-person|annual|virtual|online|face-to-face|regular) )*meetings?\b(?! (?:with|between)\b)"
    r"|to hold its [\w -]{0,40}?meetings?\b|could not (?:meet|hold)\b|(?:was|were) (?:unable|not able|not in a position) to (?:meet|hold)\b)"
)
_FORUM_BEFORE = re.compile(
    r"(?:(?:\d{4}|[\w-]+)(?: annual| regular)? session of the )?(?:(?:[\w-]+(?:st|nd|rd|th|first|second|third)) )?(?:annual )?(?:(?!The |At |In |On |During )[A-Z][\w-]+ )*$"
)
_SEVERAL = re.compile(
    r"(?:meeting|briefing|session|event|debate|conversation|dialogue|exchange|consultation|discussion|workshop|programme|course|training)s\b"
)
_ORDINAL_BEFORE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)|\b[\w-]*(?:first|second|third|th)|\bvirtual|\bnext|\bupcoming) $"
)
_SEVERAL_BEFORE = re.compile(r"\bmeetings (?:\w+ )?(?:under|in|using) (?:the |an? )?[“\"‘]?$")
_FOREIGN_BEFORE = re.compile(
    r"\b(?!(?:The|Coordination)\b)[A-Z][\w-]*(?: and)? $|\b(?:Chair\w*|Rapporteur|member|point|representatives?|behalf|one) of the (?:Coordination )?$"
)

_ANOTHER = re.compile(
    r"\b(?:[Aa]nother|(?:[Aa]|[Tt]he|[Oo]ne) (?:first|second|third|fourth|fifth|further|final|last|similar|additional|subsequent|previous|earlier)) (?:one\b|such (?:\w+ )?(?:meeting|session|conversation|dialogue|exchange|event)s?\b)"
    r"|\b[Tt]he (?:first|second|third|fourth|former|latter|other|last)(?: one| (?:meeting|session|conversation|dialogue|exchange))?(?=,? (?:on|in|held|was|took|which|from)\b|, )"
)
_IT_WAS = re.compile(
    r"(?:(?<=^)|(?<=[.;] )|(?<=and ))(?:It|it|They|they|This|The|the|Both|Each)(?: (?:annual |virtual |informal )?(?:meetings?|sessions?|conversations?|dialogues?|events?|Forum|forum|discussions?|exchanges?|briefings?))?(?: (?:also|then|again|itself))?(?:, which [^,;.]{3,90}, |, )? ?(?:took place|(?:was|were) (?:held|convened|organi[sz]ed|conducted|hosted|scheduled)|met in)\b"
)
_IT_MET = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|and|then)(?: (?:also|then|again|subsequently|further))? (?:met\b(?! with\b)|(?:held|had|will hold) (?:an?|one|another|its|two|three|four|further|additional|several|\d+)\b(?: [\w-]+){0,5}? ?meetings?\b(?! (?:with|between)\b))"
    r"|\b[Ii]ts (?!annual)(?:[\w-]+ ){0,3}(?<!annual )meetings?(?=,? (?:in|of|on|held|from)\b|,? \()"
)
_COMMITTEE_NAMED = re.compile(r"\b(?:Coordination Committee|[Tt]he Committee)\b(?! on\b| for\b| against\b)")


def cues_in(text: str) -> list[Cue]:
    """The events that a block's text names, in order."""
    found: list[Cue] = []
    for kind, letters, back, pattern in _NAMES:
        at = text.find(letters)
        while at >= 0:
            low = at - back
            if low >= 0 and not text[low - 1 : low].isalnum() and (match := pattern.match(text, low)):
                cue = _read(text, kind, letters, match)
                if cue:
                    found.append(cue)
            at = text.find(letters, at + 1)
    found.sort(key=lambda c: (c.start, -c.end))
    cues: list[Cue] = []
    for cue in found:
        if not cues or cue.start >= cues[-1].end:
            cues.append(cue)
    return cues


def _read(text: str, kind: str, letters: str, found: re.Match[str]) -> Cue | None:
    """The whole name around what was found, None if it is another body's or no name."""
    low, high, name = found.start(), found.end(), found[0]
    before = text[max(0, low - 90) : low]
    if letters == "Committee":
        if _FOREIGN_BEFORE.search(before) or not (meets := _MEETS.match(text, high)):
            return None
        low -= len("Coordination ") if before.endswith("Coordination ") else 0
        return Cue(kind, low, meets.end(), True)
    if letters == "Forum":
        ahead = _FORUM_BEFORE.search(before)
        prefix = ahead[0] if ahead else ""
        return Cue(kind, low - len(prefix), high) if name != "Forum" or re.search(r"[A-Z]", prefix) else None
    if kind == "annual-meeting":
        ahead = _ORDINAL_BEFORE.search(before)
        return Cue(kind, low - (len(ahead[0]) if ahead else 0), high)
    if kind == "arria-formula-meeting":
        return Cue(kind, low, high, bool(_SEVERAL.search(name) or _SEVERAL_BEFORE.search(before)))
    return Cue(kind, low, high, kind != "forum" and _SEVERAL.search(name) is not None)


def pointers_in(text: str, start: int, end: int, last: Cue | None, *, dated: bool, committee: bool) -> list[Cue]:
    """The words of a sentence that stand for an event named before.

    Arguments: `last`, the event named last in the passage; `dated`, whether its date is
    known (then "It took place" says nothing new); `committee`, whether the Coordination
    Committee is what "it" can stand for.
    """
    cues: list[Cue] = []
    if last:
        cues += [Cue(last.kind, m.start(), m.end(), False, True) for m in _ANOTHER.finditer(text, start, end)]
        if not dated:
            cues += [Cue(last.kind, m.start(), m.end(), last.many, True) for m in _IT_WAS.finditer(text, start, end)]
    if committee and ("met" in text or "meeting" in text):
        met = [Cue("committee-meeting", m.start(), m.end(), True, True) for m in _IT_MET.finditer(text, start, end)]
        cues += [c for c in met if not any(o.start < c.end and c.start < o.end for o in cues)]
    return sorted(cues, key=lambda c: c.start)


def names_committee(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` names the Coordination Committee."""
    return "Committee" in text and _COMMITTEE_NAMED.search(text, start, end) is not None
