"""Names of persons, where the text shows that they are persons.

Every run of capitalised words is a candidate; it is a name if something beside it says so:
an honorific, a post in apposition before or behind, a verb of election or succession in a
sentence about an office, a remark in brackets ("(Chair)"), its place in a list of names,
a signature, or the same name shown to be one elsewhere in the text. Other runs are names
of other things too often.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sp_graph.authority.states import load_states
from sp_graph.nlp.found import Found

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĪĬĮİĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_PART = rf"(?:[{_UPPER}][\w’'-]*\w|(?:[A-Z]\.){{1,3}})"
_LINK = r"(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|zu|bin|bint|ibn|ben|el|al|ul|y|e|af|av)"
NAME = rf"{_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,4}}"
_CANDIDATE = re.compile(rf"(?<![\w’'./-]){_PART}(?: (?:{_LINK} ){{0,2}}{_PART}){{1,7}}")
_TITLES = r"(?:Mr|Ms|Mrs|Mme|Miss|Dr|Prof|Messrs)"
_HONORIFIC = re.compile(
    rf"\b(?:(?:H\.E\. ?)?{_TITLES}\.?|H\.E\.|Sir|Dame|Professor|Judge|Ambassador)(?: {_TITLES}\.?)* (?P<name>{NAME}|{_PART})"
)
_HEAD = (
    r"(?:[Ss]pecial [Rr]apporteur|[Ii]ndependent [Ee]xpert|[Ss]pecial [Rr]epresentative|[Ss]pecial Envoy|[Ss]pecial Adviser|(?:[Cc]o-)?[Cc]hair(?:person|man|woman)?(?:-[Rr]apporteur)?\b(?!s)"
    r"|[Vv]ice-[Cc]hair(?:person|man|woman)?|[Mm]ember\b|[Rr]apporteur\b|[Ff]ocal point|[Ee]x[- ][Oo]fficio|(?:Senior |Special )?Advis[eo]r|(?:Executive |Deputy )?[Dd]irector|(?:Vice-)?President\b"
    r"|(?:Deputy |Assistant )?High Commissioner|(?:Deputy |Under-|Assistant )?Secretary-General|Ambassador|Permanent Representative|Minister|Prime Minister|Head\b|[Cc]oordinator|Administrator|Commissioner)"
)
_QUALIFIED = r"(?:(?:the|a|an|as|and|its|their|our|former|then|current|present|outgoing|incoming|previous|new|newly (?:elected|appointed)|immediate past|United Nations|respectively|then-) )*"
_POST = _QUALIFIED + _HEAD
_OFFICE = ("hair", "ommittee", "apporteur", "Expert", "ocal point", "andate", "ember", "fficio")
_ROLE_VERB = (
    r"(?:(?:who )?(?:(?:was|were|is|are|will|has|have|had|would|shall)(?: also| been| be| then| unanimously| not)* )?(?:re-?)?(?:elected|appointed|designated|named|chosen|selected|nominated|endorsed|confirmed"
    r"|chair(?:ed|s)?|serv(?:e[ds]?|ing)|acts?|acted|acting|resign(?:ed|s)|step(?:ped|s) down|succeed(?:ed|s)?|replac(?:ed|es?)|remain(?:ed|s)?|stay(?:ed|s)|took (?:over|up)|takes? (?:over|up)|assum(?:ed|es?)|becomes?|became"
    r"|join(?:ed|s)?|left|leaves|continue[sd]?|handed|held|holds|presided|represented|complet(?:e[ds]?)|form(?:s|ed)?|constitut(?:e[ds]?)|sits?|sat|shared?|headed|led)\b)"
)
# What follows a name, tried at its end.
_BEHIND = re.compile(
    rf"(?P<post>(?:, | \(| – |,? who (?:is|was|has|had)(?: \w+){{0,4}} ){_POST}|, of the (?:Working|Committee|Sub))"
    rf"|(?P<bracket> \((?:the )?(?:(?:outgoing |former |incoming )?(?:Vice-)?Chair|Rapporteur|ex[- ]officio|focal))"
    rf"|(?P<verb> {_ROLE_VERB}|, [^.;:]{{0,220}}, (?:was|were|will|has been|had been|became|served|remain\w*) )"
)
# What precedes a name, searched in the words before it.
_AHEAD = re.compile(
    rf"(?P<post>\b(?:{_HEAD}|[Pp]redecessor|[Ss]uccessor)\b[^.;:()“”]{{0,150}}, |\b(?:Rapporteur|Chair(?:person)?(?:-Rapporteur)?|Author): )$"
    r"|(?P<verb>\b(?:(?:re-?)?elected|designated|appointed|named|selected|chose|nominated|endorsed|confirmed|asked|(?:chaired|led|headed|succeeded|replaced|followed|over|up|taken|assumed|held|filled|represented) by"
    r"|entrusted to|succeed(?:ed|s|ing)?|replac(?:ed|es|ing)|succession to|over (?:from|to)|(?:went|fell|passed) to|compos(?:ed|ing) of|consist(?:s|ed|ing)? of|compris(?:ed|es|ing|e)|made up of|namely,?"
    r"|(?:[Mm]embers?|[Cc]hair\w*|[Rr]apporteur|[Ff]ocal point|holders?|experts)\b[^.;]{0,90}?(?: (?:was|were|is|are|been|being)|:)|ex officio,)(?: (?:the following|as follows))?:? )$"
)
_LISTED = re.compile(
    rf"(?: ?\([^()]{{0,60}}\))?(?:,|;)?(?: and| as well as| together with| along with)?,? (?:also )?(?:{_TITLES}\.? )?"
)
# A name alone on its line, above a post: a signature.
_SIGNATURE = re.compile(rf"(?<=\n\n)(?P<name>{NAME})(?=\n\n{_POST})")
_NO_NAME = frozenset(
    ["a", "addis", "ababa", "academy", "act", "action", "administration", "administrator", "administrators", "adviser", "advisor", "advisory", "affairs", "african", "africa", "agency", "agenda", "agreement", "al-shabaab", "alliance", "alternate", "although", "ambassador", "america", "american", "americas", "among", "annual", "april", "arab", "arabia", "article", "as", "asia", "asian", "assembly", "assistant", "association", "at", "august", "authority", "bank", "baltic", "board", "bodies", "body", "both", "brief", "building", "bureau", "but", "by", "call", "capital", "caribbean", "case", "central", "centre", "chair", "chairman", "chairperson", "chairpersons", "chairs", "chairwoman", "chapter", "charter", "chief", "child", "children", "church", "city", "civil", "coalition", "code", "collaborating", "college", "commission", "commissioner", "commissioners", "committee", "common", "communication", "community", "compact", "conduct", "conference", "congress", "constitution", "consultative", "contemporary", "convention", "coordination", "coordinator", "coordinators", "cooperation", "council", "countries", "country", "court", "courts", "covenant", "covid", "criminal", "crisis", "culture", "customary", "data", "day", "days", "december", "decade", "declaration", "defence", "democratic", "department", "deputy", "despite", "development", "director", "directorate", "division", "document", "draft", "during", "east", "eastern", "economic", "education", "emergency", "enforced", "english", "environment", "equality", "europe", "european", "excellencies", "excellency", "executive", "expert", "experts", "facts", "fact", "federal", "federation", "february", "field", "first", "five", "following", "food", "for", "former", "forum", "foundation", "four", "framework", "french", "friday", "from", "fund", "future", "general", "geneva", "global", "goal", "goals", "government", "governments", "group", "groups", "guidelines", "guiding", "hall", "he", "head", "health", "her", "high", "his", "holy", "home", "hotel", "house", "human", "i", "ibid", "in", "indigenous", "independent", "index", "informal", "information", "initiative", "institute", "institution", "institutions", "instrument", "integrated", "inter-agency", "inter-american", "interior", "internal", "international", "internet", "investigations", "involuntary", "is", "islamic", "it", "its", "january", "joint", "judge", "july", "june", "justice", "kingdom", "korea", "labour", "latin", "law", "laws", "league", "letter", "letters", "liaison", "library", "manual", "march", "may", "mechanism", "mechanisms", "media", "meeting", "meetings", "member", "members", "memorandum", "middle", "migration", "military", "millennium", "minister", "ministry", "minority", "minorities", "mission", "monday", "month", "mr", "mrs", "ms", "national", "nationals", "nations", "native", "network", "new", "no", "non-governmental", "north", "northern", "note", "november", "october", "of", "office", "officer", "officer-in-charge", "officers", "official", "older", "ombudsman", "on", "operation", "operations", "optional", "ordinary", "organisation", "organization", "organizations", "other", "our", "outcome", "pacific", "pact", "paper", "palais", "panel", "paragraph", "paris", "parliament", "parliamentary", "participants", "parties", "party", "peace", "peacebuilding", "people", "peoples", "people's", "people’s", "permanent", "persons", "plan", "platform", "police", "policy", "political", "press", "president", "prevention", "prime", "prime-minister", "principle", "principles", "prison", "prisoners", "privacy", "procedure", "procedures", "professional", "programme", "programmes", "project", "prosecutor", "protocol", "provisional", "public", "radio", "rapporteur", "rapporteurs", "red", "refugees", "region", "regional", "religious", "report", "reports", "representative", "republic", "research", "resident", "resolution", "resolutions", "review", "revised", "right", "rights", "roma", "round", "rule", "rules", "same", "saturday", "school", "second", "secretariat", "secretary", "secretary-general", "section", "security", "senate", "senior", "september", "service", "services", "session", "she", "sir", "situation", "social", "society", "solidarity", "south", "southern", "special", "st", "standards", "state", "states", "statute", "strategy", "street", "subcommission", "subcommittee", "subsequently", "summit", "sunday", "supreme", "sustainable", "system", "table", "task", "team", "teams", "technical", "terms", "territories", "territory", "the", "their", "these", "they", "third", "this", "three", "thursday", "to", "together", "towards", "trade", "training", "treaty", "tribunal", "trust", "tuesday", "twenty", "two", "un", "under", "under-secretary-general", "union", "united", "unit", "universal", "university", "urgent", "vice", "vice-chair", "vice-president", "vienna", "violence", "voluntary", "war", "washington", "we", "wednesday", "west", "western", "when", "where", "while", "with", "women", "world", "working", "world's", "york", "youth", "zone"]
)  # fmt: skip
_GENITIVE = re.compile(r"[’']s$")
_POSTS = frozenset(
    [
        "rapporteur",
        "expert",
        "chair",
        "chairperson",
        "commissioner",
        "president",
        "secretary-general",
        "director",
        "minister",
        "ambassador",
    ]
)
_NOT_AFTER = re.compile(r"(?:\b(?:the|a|an|this|these|its|their|of the|in|at|near) |[“\"])$")


class _Candidate(NamedTuple):
    start: int
    end: int
    name: str
    titled: bool


@cache
def _places() -> frozenset[str]:
    """The names of States, none of which is a person's."""
    return frozenset(name for state in load_states().values() for name in state.names)


def find_people(text: str, posts: list[tuple[int, int]]) -> list[Found]:
    """The persons in `text`; `target` is the name as printed, without titles.

    `posts` are the stretches of mandate titles, in order: a name right behind one, set
    off by commas, is its holder's.
    """
    finds: dict[int, Found] = {}
    for match in _HONORIFIC.finditer(text):
        candidate = _candidate(*match.span("name"), match["name"])
        if candidate:
            _keep(finds, candidate, "honorific", 1.0)
        elif " " not in match["name"] and match["name"].lower() not in _NO_NAME:
            name = _GENITIVE.sub("", match["name"])
            start = match.start("name")
            _keep(finds, _Candidate(start, start + len(name), name, True), "honorific", 1.0)
    for match in _SIGNATURE.finditer(text):
        if candidate := _candidate(*match.span("name"), match["name"]):
            _keep(finds, candidate, "signature", 1.0)
    doubtful: list[_Candidate] = []
    for candidate in _candidates(text, posts):
        if candidate.start in finds:
            continue
        method, score = _shown(text, candidate, posts)
        if score:
            _keep(finds, candidate, method, score)
        else:
            doubtful.append(candidate)
    _by_company(text, finds, doubtful)
    return [finds[start] for start in sorted(finds)]


def _candidates(text: str, posts: list[tuple[int, int]]) -> list[_Candidate]:
    """The runs of capitalised words that could be names."""
    found, at = [], 0
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        while at < len(posts) and posts[at][1] <= start:
            at += 1
        if at < len(posts) and posts[at][0] < end and posts[at][1] < end:
            continue
        if at < len(posts) and posts[at][0] < end and start < posts[at][1]:
            continue
        if candidate := _candidate(start, end, match[0]):
            found.append(candidate)
    return found


def _candidate(start: int, end: int, run: str) -> _Candidate | None:
    """The name in a run of capitalised words: what stands behind titles and first words of a sentence."""
    words = _GENITIVE.sub("", run).split(" ")
    titled = False
    while words and words[0].lower() in _NO_NAME:
        titled = titled or words[0].lower() in _POSTS
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < 2 or len(words) > 6 or not words[-1][0].isupper():
        return None
    if any(word.lower() in _NO_NAME for word in words) or all(word.isupper() for word in words):
        return None
    name = " ".join(words)
    return None if name in _places() else _Candidate(start, start + len(name), name, titled)


def _shown(text: str, candidate: _Candidate, posts: list[tuple[int, int]]) -> tuple[str, float]:
    """How the words beside a name show that it is one, and how surely; 0 if they do not."""
    start, end = candidate.start, candidate.end
    if candidate.titled:
        return "title", 0.97
    behind = _BEHIND.match(text, end)
    ahead_text = text[max(0, start - 170) : start]
    if "\n" in ahead_text:
        ahead_text = ahead_text[ahead_text.rindex("\n") + 1 :]
    determined = _NOT_AFTER.search(ahead_text)
    if behind and not determined:
        if behind["post"] or behind["bracket"]:
            return "apposition", 0.97
        if any(word in text[max(0, start - 150) : end + 250] for word in _OFFICE):
            return "verb", 0.9
    if determined:
        return "", 0.0
    ahead = _AHEAD.search(ahead_text)
    if ahead and ahead["post"]:
        return "apposition", 0.95
    if ahead and any(word in text[max(0, start - 150) : end + 250] for word in _OFFICE):
        return "verb", 0.9
    if any(stop == start - 2 for _, stop in posts) and text[start - 2 : start] == ", ":
        return "apposition", 0.95
    return "", 0.0


def _by_company(text: str, finds: dict[int, Found], doubtful: list[_Candidate]) -> None:
    """Keep candidates in a list with a name, and those that are a name elsewhere in the text."""
    names = {found.target for found in finds.values() if " " in (found.target or "")}
    ends = {found.end for found in finds.values()}
    for candidate in doubtful:
        before = text[max(0, candidate.start - 90) : candidate.start]
        near = [end for end in ends if candidate.start - 90 < end < candidate.start]
        if candidate.name in names:
            _keep(finds, candidate, "repeated", 0.95)
        elif near and _LISTED.fullmatch(before[-(candidate.start - max(near)) :]):
            _keep(finds, candidate, "list", 0.9)
            ends.add(candidate.end)
    starts = {found.start for found in finds.values()}
    for candidate in reversed(doubtful):
        if candidate.start in finds:
            continue
        near = [start for start in starts if candidate.end < start < candidate.end + 70]
        if near and _LISTED.fullmatch(text[candidate.end : min(near)]):
            _keep(finds, candidate, "list", 0.9)
            starts.add(candidate.start)


def _keep(finds: dict[int, Found], candidate: _Candidate, method: str, score: float) -> None:
    start, end, name, _ = candidate
    if any(f.start < end and start < f.end for f in finds.values()):
        return
    finds[start] = Found("person", start, end, name, method, score)
