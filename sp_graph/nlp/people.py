"""Names of persons, where the grammar shows that they are persons.

A name is taken after an honorific ("Ms. …"), in apposition to a post ("X, the Independent
Expert on …", "…, X, remained as …"), or in a signature. Runs of capitalised words
elsewhere are names of other things too often.
"""

from __future__ import annotations

import re

from sp_graph.nlp.found import Found

_PART = r"(?:[A-ZÀ-ÖØ-ÞŁŚŠŽĆČĐ][\w’'-]*[\wà-ÿ]|[A-Z]\.)"
_LINK = r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|bint|ibn|ben|el|al|ul|y|e|af|av)"
NAME = rf"{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,4}}"
_HONORIFIC = re.compile(rf"\b(?:(?:Mr|Ms|Mrs|Mme|Miss|Dr|Prof)\.?|Sir|Professor|H\.E\.) (?P<name>{NAME}|{_PART})")
# "Name, the Independent Expert …", "Name (Independent Expert …)", "Name, Chair …"
_POST = (
    r"(?:the |a |an |as |and |former |then |outgoing |incoming |newly elected |current )*"
    r"(?:[Ss]pecial [Rr]apporteur|[Ii]ndependent [Ee]xpert|[Ss]pecial [Rr]epresentative|[Cc]hair(?:person|man|woman)?\b"
    r"(?!s)|[Cc]hair-[Rr]apporteur|[Vv]ice-[Cc]hair|[Mm]ember of|[Rr]apporteur of|[Ff]ocal point|[Ee]x officio|Senior Advis[eo]r"
    r"|[Dd]irector|President of|High Commissioner|Deputy High Commissioner|Secretary-General|Under-Secretary|Assistant Secretary"
    r"|Ambassador|Permanent Representative|Minister|Head of)"
)
_BEFORE_POST = re.compile(rf"(?<![\w’'-])(?P<name>{NAME})(?:,| \(| –) (?={_POST})")
# "… Chair of the Committee …, Name, will remain"; "the Special Rapporteur on …, Name, was elected"
_AFTER_POST = re.compile(rf", (?P<name>{NAME})(?=,| was | will | remained| has | is |\.|;|\)| and )")
_NO_NAME = re.compile(
    r"\b(?:Rights?|Council|Committee|Nations?|Group|Rapporteurs?|Expert|Experts|Chair|Chairs|Goals?|Development|Forum|States?"
    r"|Assembly|Commission|Office|Security|General|Human|Special|Working|Independent|Secretary|Conference|Convention"
    r"|Declaration|Programme|Agenda|Guidelines?|Principles?|Code|Manual|Annual|Meeting|Meetings|Geneva|New|York|High|Commissioner"
    r"|Report|Reports|Member|Members|Mandate|Mandates|Coordination|Summit|Future|Peoples?|International|National|World|Region|Regional"
    r"|African?|Asia|Europe|European|Latin|American?|Western|Eastern|Republic|Kingdom|Islamic|Democratic|Federation|Procedures?"
    r"|Operations|Conduct|Law|Justice|Peace|Women|Children|Union|Framework|Plan|Action|Call|Index|Universal|Initiative|In|On|The|As"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|COVID|Third|First|Second|Bureau|Terms"
    r"|Internal|Advisory|Procedure|Mechanism|Resident|Coordinators?|Country|Teams?|Excellenc\w+|Facts|Other|Letters?|Addis|Ababa"
    r"|Vienna|Paris|Bank|Fund|Government|Ministry|Court|University|Institute|Foundation|Network|Association|Organization)\b"
)


# A name alone on its line, above a post: a signature.
_SIGNATURE = re.compile(rf"(?<=\n\n)(?P<name>{NAME})(?=\n\n{_POST})")


def find_people(text: str, posts: list[tuple[int, int]]) -> list[Found]:
    """The persons in `text`; `target` is the name as printed, without titles.

    `posts` are the stretches of mandate titles, in order: a name right behind one, set
    off by commas, is its holder's.
    """
    finds: dict[int, Found] = {}

    def keep(match: re.Match[str], method: str, score: float) -> None:
        start, end = match.span("name")
        if not any(begin < end and start < stop for begin, stop in posts):
            _keep(finds, match, method, score)

    for match in _HONORIFIC.finditer(text):
        keep(match, "honorific", 1.0)
    for match in _BEFORE_POST.finditer(text):
        keep(match, "apposition", 0.97)
    for match in _SIGNATURE.finditer(text):
        keep(match, "signature", 1.0)
    ends = {end for _, end in posts}
    for match in _AFTER_POST.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        if match.start() in ends or re.search(r"(?:Chair|Rapporteur|Expert|Member)\b[^.;]{0,80}$", before):
            keep(match, "apposition", 0.95)
    return [finds[start] for start in sorted(finds)]


def _keep(finds: dict[int, Found], match: re.Match[str], method: str, score: float) -> None:
    start, end = match.span("name")
    name = match["name"].strip()
    if _NO_NAME.search(name) or start in finds:
        return
    if any(f.start < end and start < f.end for f in finds.values()):
        return
    finds[start] = Found("person", start, start + len(name), name, method, score)
