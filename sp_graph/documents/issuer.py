"""Who issued a document: the title of the mandate and the name of its holder, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KIND = (
    r"(?:Special\s+Rapporteurs?|Independent\s+Experts?|Working\s+Group(?:\s+of\s+Experts)?"
    r"|(?:Special\s+)?Representative\s+of\s+the\s+(?:Secretary-General|Commission(?:\s+on\s+Human\s+Rights)?)"
    r"|Personal\s+Representative\s+of\s+the\s+High\s+Commissioner)"
)
_TITLE = (
    rf"(?P<mandate>{_KIND}\s+(?:of\s+the\s+Commission\s+on\s+Human\s+Rights\s+)?(?:on|for|in|concerning|to)\b[^*\n;]+)"
)
_REPORT = r"(?:\breports?|\bstudy|\bnote)\s+(?:of|by|prepared\s+by|submitted\s+by|from)\s+(?:the\s+)?"
_OF_MANDATE = re.compile(
    rf"{_REPORT}(?:(?P<before>(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[^,\n]{{4,60}}),\s+(?:the\s+)?)?{_TITLE}", re.IGNORECASE
)
_OF_KIND = re.compile(rf"{_REPORT}(?P<kind>{_KIND}),\s+(?P<rest>[^*\n;]+)", re.IGNORECASE)
_CHAIR = re.compile(
    r"Chair(?:person|man)?(?:-|\s+and\s+)Rapporteurs?\s*:\s*(?P<name>[^\n*(;]{3,80}?)"
    r"(?:\s*\(|\s*[*;\n]|\s+Summary\b|\s+Contents\b|$)"
)
# What follows the title and the name on a cover or in a note.
_AFTER = re.compile(
    r",?\s+(?:submitted|pursuant|prepared|in\s+accordance|on\s+(?:his|her|its|their)\s+(?:\w+\s+){0,2}(?:visit|mission)"
    r"|established\s+pursuant|Summary|Contents|Addendum|Corrigendum|Note\s+by|Visit\s+to|Mission\s+to|Follow-up|Executive"
    r"|GE\.|Distr|\d+\.\s|Introduction\b|\(?[AE]/[A-Z\d]|United\s+Nations\s|The\s+present\b|The\s+Secretar|Chair(?:person)?-)"
)
# The end of a sentence, not the stop of an initial or a form of address.
_STOP = re.compile(r"(?<![A-Z])(?<!Ms)(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Prof)\.\s+(?=[A-Z“\"])")
_JOINT = re.compile(rf",?\s+(?:and|with)\s+(?:the\s+)?(?={_KIND}\s)", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Judge|Justice)\.?\s+)+", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪŁŃŐŘŚŞŠŪŹŻŽ]"
_NAME = re.compile(
    rf"(?:{_CAPITAL}[\w’'.-]*)(?:\s+(?:{_CAPITAL}[\w’'.-]*|de|da|do|dos|del|della|der|den|di|du|van|von|la|le|el|al"
    rf"|bin|ben|ibn|y|e))*\s+{_CAPITAL}[\w’'.-]+"
)
_NO_NAME = re.compile(
    r"\b(?:rights?|States?|Nations|Council|Assembly|Freedom|Children|Women|Republic|Territor\w+)\b", re.IGNORECASE
)
_SENTENCE_OWN = re.compile(
    rf"(?:present|first|second|third|final|current)\s+(?:\w+\s+){{0,2}}(?:report|study)\b[^.]{{0,200}}?\bthe\s+{_TITLE}",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:submits?|presents?|addresses|examines|focuses|describes|provides|has|was|is|outlines|considers|explores"
    r"|discusses|sets\s+out)\b"
)
_OPENING = 6000


@dataclass(frozen=True, slots=True)
class Issuer:
    """The title of the mandate and the name of its holder; `reason` if they had to be inferred.

    Several mandates that issued a document together are divided by "; ", so are their holders.
    """

    mandate: str = ""
    holder: str = ""
    reason: str = ""


def read_issuer(front: str, title: str = "") -> Issuer:
    """The mandate and the holder that a cover or a note of transmission names.

    Arguments: the words of the front on one line, and the document's title. A cover that
    says only "Report of the Special Rapporteur, Ms. …" has its subject in the title.
    """
    chair = _CHAIR.search(front)
    names = _person(" ".join(chair["name"].split())) if chair else ""
    best = Issuer(holder=names)
    for found in _OF_MANDATE.finditer(front):
        mandate, holder = _divided(found["mandate"])
        holder = holder or _person(found["before"] or "")
        if not best.mandate or (holder and not best.holder):
            best = Issuer(best.mandate or mandate, best.holder or holder)
    if best.mandate:
        return best
    if of_kind := _OF_KIND.search(front):
        holder = _person(_AFTER.split(of_kind["rest"], maxsplit=1)[0].split(",")[0])
        kind = " ".join(of_kind["kind"].split())
        mandate = f"{kind} on {title[:1].lower()}{title[1:]}" if title else ""
        reason = "the mandate's subject is the title of the report" if mandate else ""
        return Issuer(mandate, best.holder or holder, reason)
    return best


def infer_issuer(text: str) -> Issuer:
    """The mandate that speaks of "the present report" as its own in the opening of a text."""
    opening = " ".join(text[:_OPENING].split())
    found = _SENTENCE_OWN.search(opening)
    if not found:
        return Issuer()
    mandate, holder = _divided(_VERB.split(found["mandate"], maxsplit=1)[0])
    return Issuer(mandate, holder, f"“{found[0][:60]}…” in the text")


def _divided(words: str) -> tuple[str, str]:
    """The titles and the names behind them: "Special Rapporteur on the right to food, Hilal Elver"."""
    words = _AFTER.split(" ".join(words.split()), maxsplit=1)[0]
    words = _STOP.split(words, maxsplit=1)[0].rstrip(" ,.;*")
    pairs = [_title_and_name(part) for part in _JOINT.split(words)]
    return "; ".join(title for title, _ in pairs), "; ".join(name for _, name in pairs if name)


def _title_and_name(words: str) -> tuple[str, str]:
    parts = words.split(", ")
    for at in range(1, len(parts)):
        if name := _person(parts[at]):
            return ", ".join(parts[:at]), name
    return words, ""


def _person(words: str) -> str:
    """`words` if they are a person's name, without the form of address; else nothing."""
    honorific = _HONORIFIC.match(words)
    name = words[honorific.end() :].strip(" ,.*") if honorific else words.strip(" ,.*")
    if _NO_NAME.search(name) or len(name.split()) > 6:
        return ""
    return name if _NAME.fullmatch(name) else ""
