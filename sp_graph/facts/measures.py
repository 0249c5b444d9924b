"""Which measure a number belongs to, from the words around it.

The rules are data, tried in order; the first that fits wins. Each may look at

- `right`: the words after the number, from their beginning;
- `near`: the words after it up to the next number;
- `left`: the words before it in the sentence, at their end;
- `back`: the words between the number before and this one;
- `sentence` and `passage`: anywhere in them; `section`: the headings above.

A number no rule knows is kept under a measure of its own that begins with `x-`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a number."""

    value: float
    left: str
    right: str
    back: str
    near: str
    sentence: str
    passage: str
    section: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for one measure; every pattern given must be found.

    `unit` is a slug of `data/authority/units.tsv`; `breakdown` a slug, or a pattern's
    group named `breakdown` gives its words. `below` and `least` bound the value.
    """

    measure: str
    unit: str
    right: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    left: re.Pattern[str] | None = None
    back: re.Pattern[str] | None = None
    sentence: re.Pattern[str] | None = None
    passage: re.Pattern[str] | None = None
    section: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    breakdown: str = "total"
    least: float = 0
    below: float = field(default=1e18)

    def fits(self, around: Around) -> str | None:
        """The breakdown if the rule fits, else None."""
        if not self.least <= around.value < self.below:
            return None
        breakdown = self.breakdown
        if self.right is not None:
            found = self.right.match(around.right)
            if not found:
                return None
            if "breakdown" in found.groupdict() and found["breakdown"]:
                breakdown = found["breakdown"]
        for pattern, text in (
            (self.left, around.left),
            (self.near, around.near),
            (self.back, around.back),
            (self.sentence, around.sentence),
            (self.passage, around.passage),
            (self.section, around.section),
        ):
            if pattern is None:
                continue
            found = pattern.search(text)
            if not found:
                return None
            if "breakdown" in found.groupdict() and found["breakdown"]:
                breakdown = found["breakdown"]
        if self.unless is not None and self.unless.search(around.sentence):
            return None
        return breakdown


_PATTERNS = {"right", "near", "left", "back", "sentence", "passage", "section", "unless"}


def _rule(measure: str, unit: str, **given: str | float) -> Rule:
    compiled: dict[str, Any] = {
        key: re.compile(f"{value}$" if key == "left" else str(value)) if key in _PATTERNS else value
        for key, value in given.items()
    }
    return Rule(measure, unit, **compiled)


_PERCENT = r"(?:per cent|percent|%|cent\b)"
_GROUP = (
    r"(?P<breakdown>(?:Group of )?(?:African|Asia[n-]?(?:-?Pacific)?|Asian|Eastern European|Latin American(?: and Caribbean)?"
    r"|Western European(?: and [Oo]thers?)?(?: States)?)(?: Group| States)?)"
)
_HOLDERS = r"(?:(?:new|newly appointed|current|active|special procedures?|special procedure) )*mandate[- ]holders?"
_STATES = r"(?:(?:new|other|Member|additional|further) )*(?:States?|countries|country)(?: and territories)?"
_NEVER = r"not yet (?:been visited|received (?:any|a) visits?|hosted)|never (?:been visited|received|hosted|accepted)"
_FIVE_YEARS = r"(?:last|past) five years|same (?:time )?period|five-year"

RULES: tuple[Rule, ...] = (
    # Shares.
    _rule("reply-rate", "per-cent", right=_PERCENT, sentence=r"(?:reply|response|replies|responses) rate"),
    _rule("regional-group-share", "per-cent", right=_PERCENT, back=_GROUP + r",? (?:\(|with |at |for )?$"),
    _rule("regional-group-share", "per-cent", right=_PERCENT, near=_GROUP),
    _rule("female-share", "per-cent", right=_PERCENT, near=r"\b(?:women|female)\b", breakdown="female"),
    _rule("male-share", "per-cent", right=_PERCENT, near=r"\b(?:men|male)\b", breakdown="male"),
    _rule("standing-invitation-share", "per-cent", right=_PERCENT, sentence=r"standing invitation"),
    # External support.
    _rule("external-support-respondents", "mandate-holders", right=r".{0,70}\bwho (?:had )?(?:responded|replied|answered)",
          passage=r"external support"),
    _rule("external-support-not-received", "mandate-holders", right=r"(?:\w+ ){0,4}had not|.{0,30}not received any",
          passage=r"external support"),
    _rule("external-support-received", "mandate-holders", right=r"(?:\w+ ){0,5}(?:had )?received", passage=r"external support"),
    # Mandates and their holders.
    _rule("mandates-total", "mandates", left=r"[Nn]umber of (?:special procedures? )?mandates (?:[\w']+ ){0,5}"),
    _rule("mandates-created", "mandates", right=r"new (?:thematic |country |country-specific )?mandates?\b(?! holder)"),
    _rule("mandates-thematic", "mandates", right=r"(?:(?:are|were|being|of them) )?thematic\b(?!,| (?:report|session|issue|regional|stud))",
          passage=r"mandates"),
    _rule("mandates-country", "mandates",
          right=r"(?:(?:are|were|being) )?(?:country|geographic)(?:[- ](?:specific|related|based|oriented)\b|[- ]mandates| or territory)",
          passage=r"mandates"),
    _rule("mandate-holder-positions", "positions", right=r"(?:\w+ )?mandate[- ]holder positions|positions"),
    _rule("mandate-holders-appointed", "mandate-holders", right=r"(?:\([\w-]+\) )?(?:were appointed )?(?:at|during|in) (?:the|its) (?P<breakdown>[\w-]+ session)",
          passage=r"appointed"),
    _rule("mandate-holders-appointed", "mandate-holders", right=rf"(?:\([\w-]+\) )?{_HOLDERS}", sentence=r"appointed\b",
          unless=r"[Ii]nduction"),
    _rule("mandate-holders-active", "mandate-holders", right=r"(?:active|serving) mandate[- ]holders|mandate[- ]holders (?:are |were )?(?:active|in office|in place)"),
    _rule("mandates-total", "mandates", right=r"(?:(?:special procedures?|existing|current|active) )*mandates\b(?! of)", least=30),
    _rule("induction-sessions", "sessions", right=r"(?:\w+ )?induction sessions?"),
    # Visits and invitations.
    _rule("country-visits-yearly-average", "visits", right=r"(?:\w+ )?visits", sentence=r"on average|yearly average"),
    _rule("country-visits", "visits", right=r"(?:(?:in situ|on[- ]site|country|official|in-person|physical|virtual|such) )*visits?\b",
          sentence=r"conduct|carried out|undert|made", unless=r"five or more visits"),
    _rule("states-visited", "states", right=_STATES, left=r"visits? to (?:\w+ )?"),
    _rule("institutions-visited", "institutions", right=r"(?:\w+ )?institutions?\b", sentence=r"\bvisits?\b"),
    _rule("states-five-or-more-visits", "states", right=rf"{_STATES}\b.{{0,20}}(?:five or more|at least five) (?:\w+ )?visits"),
    _rule("states-first-visit-hosted", "states", right=rf"{_STATES}\b.{{0,60}}(?:first visit|visited before|first time)"),
    _rule("x-member-states", "states", right=_STATES, left=r"out of (?:the |a total of )?"),
    _rule("standing-invitations-new", "standing-invitations", right=r"(?:(?:new|additional|further) )*standing invitations? (?:was|were|has|have|had)"),
    _rule("standing-invitations", "states", right=r"(?:non-member|observer)", sentence=r"standing invitation", breakdown="non-member-observer-state"),
    _rule("standing-invitations", "states", right=rf"(?:{_STATES}|out of)", sentence=r"standing invitation", least=50),
    _rule("states-five-or-more-pending-requests", "states", right=_STATES, sentence=r"five (?:or more )?pending|pending (?:visit )?requests"),
    _rule("states-no-visit-in-five-years", "states", right=rf"{_STATES}.{{0,20}}\bnot (?:yet )?(?:received|been|hosted)", sentence=_FIVE_YEARS),
    _rule("states-no-visit-in-five-years", "states", right=r"(?:of (?:which|them|whom) |\w+ )?(?:have |had |having )?received", sentence=_FIVE_YEARS,
          breakdown="requested"),
    _rule("standing-invitations-new", "states", right=_STATES, sentence=r"standing invitation", below=50),
    _rule("states-ever-visited", "states", right=rf"(?:{_STATES})?,? (?:have |had |has )?(?:been visited|received at least one visit|already been)"),
    _rule("states-ever-visited", "states", right=r", (?:have|had) received at least one visit"),
    _rule("states-never-visited", "states", right=rf"{_STATES}\b.{{0,30}}(?:{_NEVER})"),
    _rule("states-never-visited", "states", left=r"number of (?:Member )?States\b.{0,40}never.{0,90}(?:to|is|was|at|remains|remained|of) "),
    _rule("states-never-visited", "states", right=r"(?:of (?:which|them|whom) )?(?:\w+ )?(?:have |had |has |having )(?:not|yet to)(?: yet)? receive[d]?",
          passage=_NEVER, breakdown="no-request-received"),
    _rule("states-never-visited", "states", right=r"(?:of (?:which|them) )?(?:\w+ )?(?:have |had |has |having )?not (?:yet )?accepted", passage=_NEVER,
          breakdown="request-not-accepted"),
    _rule("states-never-visited", "states", right=r"(?:\w+ )?(?:has|had|have) extended an? invitation", passage=_NEVER, breakdown="invitation-extended"),
    _rule("states-never-visited", "states", right=r"(?:\w+ )?(?:has|had|have) accepted", passage=_NEVER, breakdown="visit-accepted-not-taken-place"),
    _rule("states-never-visited", "states", right=r"of (?:which|them|whom) (?:having|had|have) received", passage=_NEVER, breakdown="requested"),
    # Reprisals (before communications: the same nouns).
    _rule("reprisals-communications", "communications", right=r"(?:\w+ )?communications", section=r"[Rr]eprisal"),
    _rule("reprisals-communications", "communications", right=r"\)", left=r"communications \(", section=r"[Rr]eprisal"),
    _rule("reprisal-cases-new", "cases", right=r"new (?:alleged )?cases", section=r"[Rr]eprisal"),
    _rule("reprisal-cases-follow-up", "cases", right=r"(?:\w+ )?cases", left=r"follow-up (?:information )?(?:on|to|regarding) ", section=r"[Rr]eprisal"),
    _rule("reprisal-cases-new", "cases", right=r"cases", sentence=r"report of the Secretary-General", section=r"[Rr]eprisal"),
    _rule("reprisal-cases-states", "states", right=_STATES, sentence=r"[Ss]ecretary-General", section=r"[Rr]eprisal"),
    _rule("x-reprisals-communications-states", "states", right=_STATES, section=r"[Rr]eprisal"),
    _rule("x-reprisals-communications-non-state-actors", "non-state-actors", right=r"non-State actors?", section=r"[Rr]eprisal"),
    # Communications.
    _rule("follow-up-communications", "communications", right=r"(?:\w+ )?follow-up (?:communications|letters)"),
    _rule("communications-reports", "reports", right=r"(?:joint )?communications? reports"),
    _rule("communications-joint", "communications", right=r"(?:of (?:which|them|these) )?(?:were )?(?:sent |issued |transmitted )?joint(?:ly)?\b", sentence=r"communications"),
    _rule("communications-sent", "communications", right=r"communications\b.{0,60}(?:COVID|pandemic)", breakdown="covid-19"),
    _rule("communications-sent", "communications", right=r"(?:such |individual |joint )?communications\b"),
    _rule("communications-non-state-actors", "non-state-actors", right=r"non-State actors?\b", sentence=r"communications|letters"),
    _rule("communications-states", "states", right=_STATES, left=r"\bto (?:\w+ )?", sentence=r"communications"),
    _rule("individuals-covered", "persons", right=r"of (?:whom|which|them) (?:were )?(?:identified as )?(?:female|women)", breakdown="female"),
    _rule("individuals-covered", "persons", right=r"(?:identified )?(?:individuals|persons|alleged victims|victims)\b", sentence=r"covered|concern"),
    _rule("individuals-covered", "persons", right=r"(?:were )?(?:women|female)", sentence=r"covered", breakdown="female"),
    _rule("substantive-replies", "replies", right=r"(?:\([^)]*\)?,? ?)?(?:were |are )?(?:\([^)]*\) )?(?:were |are )?substantive"),
    _rule("substantive-replies", "replies", right=r"\([\d.,]+ ?(?:per cent|%)[^)]*\)?", sentence=r"substantive"),
    _rule("replies-received", "replies", right=r"(?:\w+ )?(?:replies|responses)\b"),
    _rule("communications-publication-delay", "days", right=r"days?\b", sentence=r"public|publish|released|confidential"),
    _rule("communications-publication-delay", "hours", right=r"hours?\b", sentence=r"public|publish|released"),
    # Working Groups.
    _rule("wgeid-non-state-actor-cases", "cases", right=r"(?:\w+ ){0,3}cases", sentence=r"non-State actors"),
    _rule("wgeid-urgent-action-cases", "cases", right=r"(?:of which |of them |cases )?(?:were |had been )?(?:transmitted )?under (?:its|the) urgent"),
    _rule("wgeid-new-cases", "cases", right=r"(?:new(?:ly)? )(?:reported |alleged )*cases|(?:alleged )?cases of enforced disappearance", passage=r"[Dd]isappearance"),
    _rule("wgeid-cases-clarified", "cases", left=r"clarif(?:y|ied) (?:a total of )?"),
    _rule("wgeid-cases-clarified", "cases", right=r"cases (?:were|had been|have been) clarified"),
    _rule("wgad-opinions", "opinions", right=r"(?:\w+ )?opinions\b(?! had)"),
    _rule("wgad-subjects-released", "persons", right=r"(?:subjects|persons|individuals|people)\b.{0,60}(?:opinions|released)"),
    # Media.
    _rule("media-products", "media-products", right=r"media products"),
    _rule("media-products", "media-products", right=r"(?:of which )?(?:were )?press releases\b.{0,40}(?:COVID|pandemic)", breakdown="press-releases-covid-19"),
    _rule("media-products", "media-products", right=r"(?:of (?:which|them) )?(?:were |are )?(?:joint )?press (?:releases|statements)", breakdown="press-releases"),
    _rule("media-products", "media-products", right=r"(?:of (?:which|them) )?(?:were |are )?media advisor", breakdown="media-advisories"),
    _rule("media-products", "media-products", right=r"(?:of (?:which|them) )?(?:were |are )?media statements", breakdown="media-statements"),
    # Reports.
    _rule("country-visit-reports", "reports", right=r"(?:country[- ]visit reports|reports on country visits|were country visit)"),
    _rule("reports-hrc", "reports", right=r"(?:reports )?(?:of which )?(?:were )?(?:submitted |presented )?to the (?:Human Rights )?Council"),
    _rule("reports-ga", "reports", right=r"(?:reports )?(?:of which )?(?:were )?(?:submitted |presented )?to the (?:General )?Assembly"),
    _rule("reports-total", "reports", right=r"(?:thematic |annual )?reports\b", sentence=r"(?:mandate holders|procedures|experts) (?:\w+ )?(?:submitted|issued|presented|produced)", least=20),
    # Events.
    _rule("forum-participants", "participants", right=r"(?:\w+ ){0,3}(?:participants|people|representatives|attendees|persons|stakeholders)\b", passage=r"\bForum\b"),
    _rule("forum-participants", "participants", right=r"(?P<breakdown>online|virtually|in person)", passage=r"\bForum\b"),
    _rule("events-organized-or-attended", "events", right=r"(?:\w+ ){0,2}(?:forums|events|consultations|meetings|workshops|conferences)\b", sentence=r"organi[sz]ed|attended|participated", least=20),
    # The Coordination Committee's internal advisory procedure.
    _rule("internal-advisory-requests", "requests", right=r"(?:new |formal )?requests?\b", passage=r"Committee|[Ii]nternal [Aa]dvisory", unless=r"visit"),
    _rule("internal-advisory-requests", "requests", right=r"(?:came |were |originated )?from (?P<breakdown>(?:the )?[\w ]{2,40}?)(?= from|,| and \d|\.|$| of )", sentence=r"requests"),
    _rule("internal-advisory-outcomes", "outcomes", right=r"(?P<breakdown>(?:pieces of )?advices?\b[\w ]*|clarifications?\b[\w ]*|remedial actions?|facilitations?\b[\w ]*|withdrawals?\b[\w ]*|decisions? not[\w ]*)",
          sentence=r"Committee|advice"),
)  # fmt: skip


def measure_of(around: Around) -> tuple[str, str, str] | None:
    """The (measure, unit, breakdown) of a number; None if no rule knows it."""
    for rule in RULES:
        breakdown = rule.fits(around)
        if breakdown is not None:
            return rule.measure, rule.unit, breakdown
    return None
