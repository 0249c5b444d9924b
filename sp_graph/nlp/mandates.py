"""Mandates under any of their names, and titles of the same grammar that no list holds.

A title is "Special Rapporteur on …", "Independent Expert on …", "Working Group on …",
"Special Representative of the Secretary-General on …" and their plurals. It is linked

1. by its name, if a known name stands there (the longest wins);
2. by the same words in another order of articles and prepositions ("the enjoyment of
   highest attainable standard");
3. by its words, if they occur in the names of exactly one mandate of its kind
   ("Special Rapporteur on torture").

Otherwise it is a new mandate, which nobody has reviewed; a title of which not even the
extent is certain stays unlinked. The titles of a State's situation are that State's
mandate, known or new; "in that country" is the State named before. A plural head ("the
Special Rapporteurs on …, on … and on …") gives each of its mandates, and a new title to
which a mandate is renamed is that mandate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sp_graph.authority.mandates import Mandate
from sp_graph.authority.states import State
from sp_graph.model import NewMandate
from sp_graph.namespaces import slug
from sp_graph.nlp.found import Found
from sp_graph.nlp.gazetteer import Gazetteer, fold_text

_KINDS = (
    ("special rapporteur", "special-rapporteur", "sr"),
    ("independent expert", "independent-expert", "ie"),
    ("working group", "working-group", "wg"),
    ("special representative of the secretary-general", "special-representative", "srsg"),
    ("representative of the secretary-general", "representative", "rsg"),
)
_HEAD = re.compile(
    r"\b(?P<head>(?:special )?rapporteurs?|independent experts?|working groups?"
    r"|(?:special )?representatives? of the secretary-general)"
    r"(?P<link>(?: of experts)? (?:on|for|in the field of|concerning) )",
)
# Words that end a title: what the mandate did, or a new clause.
_STOP = re.compile(
    r"[,;:.()\[\]?!“”\"\n]|(?<!\w)(?:who|which|that|whose|was|were|is|are|has|have|had|will|would|should|may|can|did"
    r"|as well as|together with|along with|by the|from the|and (?:by|from|with|to) the|and (?:mr|ms|mrs|dr)\b|also|wrote|said|says|made|gave|led|met|sent|went|saw|began|became|chose|spoke|drew|found|set|shared|served|acted"
    r"|raised|urged|warned|called|and the (?:special|independent|working)|and (?:special rapporteur|independent expert|working group)"
    r"|in (?:its|his|her|their|19\d\d|20\d\d)|at (?:its|his|her|the)|to (?:the|its|his|her)\b|participat\w+"
    r"|(?:address|focus|present|submit|submitt|examin|consider|analys|analyz|organiz|organis|held|hold|took|issu|mark"
    r"|highlight|produc|explor|continu|provid|publish|conduct|transmitt|receiv|visit|attend|look|devot|develop|engag"
    r"|pursu|join|welcom|express|not|call|recommend|stress|reiterat|inform|not|propos|outlin|discuss|report"
    r")(?:ed|es|s|ing|t|te|ting|ted)?)\b(?!-)"
)
_SMALL = frozenset(
    [
        "a",
        "all",
        "and",
        "as",
        "by",
        "for",
        "from",
        "his",
        "her",
        "in",
        "including",
        "into",
        "of",
        "on",
        "or",
        "other",
        "the",
        "their",
        "to",
        "with",
        "its",
        "issue",
        "rights",
        "human",
        "right",
        "question",
        "situation",
        "promotion",
        "protection",
        "enjoyment",
        "context",
        "contemporary",
        "forms",
        "every",
        "everyone",
    ]
)
_ARTICLES = frozenset(
    ["a", "an", "and", "as", "by", "for", "from", "in", "into", "of", "on", "or", "the", "their", "to", "with", "its"]
)
_WORDS = re.compile(r"[a-z][a-z-]+")
# What stands before the State in the title of a country mandate, or nothing ("Special Rapporteur on Belarus").
_COUNTRY = re.compile(
    r"(?:(?:the )?(?:(?:human rights )?situation(?: of human rights)?|human rights|(?:capacity-building|technical)[\w -]{0,60}?) (?:in|of|with|for|to) )?(?:the )?"
)
_THAT_COUNTRY = re.compile(
    r"(?:the )?(?:human rights situation|situation of human rights|situation|human rights) (?:in|of) (?:that|the said) (?:country|state|territory)\b"
)
_COUNTRY_TAIL = re.compile(r" in the field of human rights\b")
_NEXT_STATE = re.compile(r"(?:, | and |, and )(?:in |on the situation of human rights in )?(?:the )?")
# Rapporteurs and working groups of other bodies, by what stands behind and before the title.
_OF_OTHERS = re.compile(
    r",? (?:of|at|for|within|appointed by) (?:the )?(?:african|inter-american|organization of american|asean|council of europe|parliamentary|international law commission"
    r"|sub-?commission|(?:human rights|advisory|third|sixth|economic) committee|committee (?:on|against|for)|treaty bod)| in africa\b| \((?:iachr|achpr)"
)
_BY_OTHERS = re.compile(
    r"(?:\b(?:intergovernmental|open-ended|pre-sessional|sessional|inter-agency|inter-committee|joint) |(?:african|inter-american|committee|commission)(?: on [\w ']{5,40})?'s )$"
)
_RENAMED = re.compile(
    r"\b(?:renam\w+|(?:chang|alter|amend|revis)\w+ (?:the|its) (?:title|name|designation)|(?:new|its) (?:title|name)|retitl\w+|(?:title|name|designation)\b[^.;]{0,300}\b(?:chang|alter|amend|modifi|revis)ed)\b[^.;]*$"
)
# Working groups that are no special procedure.
_FOREIGN = re.compile(
    r"(?:the )?(?:universal periodic review|communications|situations|indigenous populations|minorities|transnational"
    r" corporations with respect|the right to development intergovernmental|long-term|children and armed conflict"
    r"|sexual violence in conflict|violence against children|review|implementation of)\b"
)
_PLURAL_LIMIT = re.compile(
    r"[;:.()\[\]\n]|\b(?:special rapporteur|independent expert|working group)|(?<!\w)(?:who|which|was|were|have|had|will|also)\b"
)
_HOLDER_BETWEEN = re.compile(r"(?:, [A-Z][^,;.]{2,40})?")
_AND_ON = re.compile(r"(?:,? and |, )on ")
_EMPTY = frozenset(("the", "issue", "question", "right", "rights", "human", "of", "to", "and"))
LONGEST_TITLE = 260


class MandateFinder:
    """Finds the mandates of an authority list, and new ones, in text."""

    def __init__(self, mandates: Iterable[Mandate], states: Iterable[State]) -> None:
        self._names = Gazetteer()
        self._kind_of: dict[str, str] = {}
        self._same_words: dict[tuple[str, ...], set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._states = Gazetteer()
        self._by_topic = Gazetteer()
        self.new: dict[str, NewMandate] = {}
        for mandate in mandates:
            self._kind_of[mandate.slug] = mandate.kind
            words = self._words.setdefault(mandate.slug, set())
            for name in mandate.names:
                self._names.add(name, mandate.slug)
                topic = topic_of(name)
                self._same_words.setdefault(self._key(topic), set()).add(mandate.slug)
                words.update(_WORDS.findall(topic))
                self._by_topic.add(topic, mandate.slug)
        for state in states:
            for name in state.names:
                self._states.add(name, state.iso3)

    def find(self, text: str, folded: str, words: list[tuple[int, str]]) -> list[Found]:
        """The mandates named in `text`; `folded` and `words` are its folded form and words."""
        finds: list[Found] = []
        renamed: dict[str, str] = {}
        reached = -1
        known = {start: (end, value) for start, end, value in self._names.find(text, folded, words)}
        for match in _HEAD.finditer(folded):
            start = match.start()
            if start < reached:
                continue
            if start in known:
                end, value = known[start]
                some = [Found("mandate", start, end, value, "name")]
            else:
                some = self._unknown(text, folded, match)
            if not some or _of_others(folded, start, some[-1].end):
                known.pop(start, None)
                continue
            if finds and some[0].method == "title":
                some = [_same_if_renamed(folded, finds[-1], some[0], renamed), *some[1:]]
            finds.extend(some)
            reached = some[-1].end
        covered = {f.start for f in finds}
        finds.extend(
            Found("mandate", start, end, value, "name")
            for start, (end, value) in known.items()
            if start not in covered
            and not any(f.start <= start < f.end for f in finds)
            and not _of_others(folded, start, end)
        )
        finds.sort(key=lambda f: f.start)
        return finds

    @staticmethod
    def _key(topic: str) -> tuple[str, ...]:
        return tuple(sorted({w for w in _WORDS.findall(topic) if w not in _ARTICLES}))

    def _unknown(self, text: str, folded: str, match: re.Match[str]) -> list[Found]:
        """Link or name a title that stands in no list; several for a plural head."""
        if not text[match.start()].isupper() or _FOREIGN.match(folded, match.end()):
            return []
        head = match["head"]
        plural = head.endswith("s") or "representatives" in head
        singular = head.removesuffix("s").replace("representatives", "representative")
        if singular == "rapporteur":
            return []
        finds: list[Found] = []
        for start, end in self._topics(text, folded, match.end(), plural=plural):
            begin = match.start() if start == match.end() else start
            found = self._link(text, folded, singular, (begin, start, end), match["link"])
            finds.append(found)
            if plural and found.target and found.method == "country-title":
                finds.extend(self._further_countries(text, folded, singular, found.end, match["link"]))
        return finds

    def _topics(self, text: str, folded: str, start: int, *, plural: bool) -> list[tuple[int, int]]:
        """Where the topics of a head begin and end: one, or those of a plural head."""
        stop = _STOP.search(folded, start, start + LONGEST_TITLE)
        end = stop.start() if stop else min(len(folded), start + LONGEST_TITLE)
        if not plural:
            return [(start, start + len(folded[start:end].rstrip()))]
        # "on the right to food, on adequate housing and on extreme poverty"
        spans: list[tuple[int, int]] = []
        limit = _PLURAL_LIMIT.search(folded, start)
        whole = min(limit.start() if limit else len(folded), start + 5 * LONGEST_TITLE)
        at = start
        while at < whole:
            known = next(self._by_topic.find(text[at : at + LONGEST_TITLE]), None)
            piece = at + known[1] if known and known[0] == 0 else self._topics(text, folded, at, plural=False)[0][1]
            more = _AND_ON.search(folded, piece if known else at, whole)
            if more and more.start() < piece:
                piece = more.start()
            spans.append((at, piece))
            if not more or not _HOLDER_BETWEEN.fullmatch(text, piece, more.start()):
                break
            at = more.end()
        return spans

    def _further_countries(self, text: str, folded: str, head: str, end: int, link: str) -> list[Found]:
        """The other States of "the situation of human rights in Belarus, Eritrea and Myanmar"."""
        finds: list[Found] = []
        kind = next((k for name, k, _ in _KINDS if name == head), "special-rapporteur")
        while more := _NEXT_STATE.match(folded, end):
            state = next(self._states.find(text[more.end() : more.end() + 80]), None)
            if not state or state[0] or not state[2]:
                break
            begin, end = more.end(), more.end() + state[1]
            target = f"country-{state[2]}"
            name = f"{head.title()}{link}the situation of human rights in {text[begin:end]}"
            self._invent(target, kind, "country", name, state[2])
            finds.append(Found("mandate", begin, end, target, "country-title", 0.9))
        return finds

    def _link(self, text: str, folded: str, head: str, where: tuple[int, int, int], link: str) -> Found:
        begin, start, end = where
        topic = folded[start:end]
        kind, prefix = next(((k, p) for name, k, p in _KINDS if name == head), ("special-rapporteur", "sr"))
        if same := self._same_words.get(self._key(topic)):
            if len(same) == 1:
                return Found("mandate", begin, end, next(iter(same)), "same-words", 0.97)
            return Found("mandate", begin, end, None, "same-words", 0.0, "several mandates", tuple(sorted(same)))
        if _THAT_COUNTRY.match(folded, start):
            return self._that_country(text, begin, end)
        if country := self._country(text, folded, start):
            state, last = country
            target = f"country-{state}"
            self._invent(target, kind, "country", text[begin:last], state)
            return Found("mandate", begin, last, target, "country-title", 0.95)
        words = {w for w in _WORDS.findall(topic) if w not in _SMALL}
        near = [s for s, names in self._words.items() if words and words <= names and not s.startswith("country-")]
        of_kind = [s for s in near if self._kind_of[s] == kind] or near
        if len(of_kind) == 1:
            return Found("mandate", begin, end, of_kind[0], "words", 0.9)
        if of_kind:
            reason = "several mandates have these words"
            return Found("mandate", begin, end, None, "words", 0.0, reason, tuple(sorted(of_kind)))
        if len(topic) < 3 or end - start >= LONGEST_TITLE:
            return Found("mandate", begin, end, None, "title", 0.0, "the end of the title is not certain")
        target = f"{prefix}-{slug(self._short(topic))}"
        name = text[begin:end] if begin != start else f"{head.title()}{link}{text[start:end]}"
        self._invent(target, kind, "thematic", name, "")
        return Found("mandate", begin, end, target, "title", 0.8)

    def _country(self, text: str, folded: str, start: int) -> tuple[str, int] | None:
        situation = _COUNTRY.match(folded, start)
        at = situation.end() if situation else start
        state = next(self._states.find(text[at : at + 80]), None)
        if not state or state[0] or not state[2] or not text[at].isupper():
            return None
        tail = _COUNTRY_TAIL.match(folded, at + state[1])
        return state[2], tail.end() if tail else at + state[1]

    def _that_country(self, text: str, begin: int, end: int) -> Found:
        """The mandate of the State named last before "in that country", if it has one."""
        low = max(0, begin - 400)
        low = max(low, text.rfind("\n", low, begin) + 1)
        states = [value for _, _, value in self._states.find(text[low:begin]) if value]
        target = f"country-{states[-1]}" if states else ""
        if target not in self._kind_of:
            return Found("mandate", begin, end, None, "that-country", 0.0, "the country is not certain")
        return Found("mandate", begin, end, target, "that-country", 0.85)

    def _invent(self, target: str, kind: str, scope: str, name: str, state: str) -> None:
        if target not in self.new and target not in self._kind_of:
            self.new[target] = NewMandate(target, kind, scope, " ".join(name.split()), state)

    @staticmethod
    def _short(topic: str) -> str:
        words = topic.split()
        while words and words[0] in _EMPTY:
            if words[:2] == ["human", "rights"] and len(words) <= 3:
                break
            words = words[1:]
        return " ".join((words or topic.split())[:6])


def topic_of(title: str) -> str:
    """The subject of a mandate's title, folded: "the right to food"."""
    folded = fold_text(title)
    match = _HEAD.match(folded)
    return folded[match.end() :] if match else folded


def _of_others(folded: str, start: int, end: int) -> bool:
    """Whether the title is one of another body: "the Special Rapporteur on … of the African Commission"."""
    return bool(_OF_OTHERS.match(folded, end) or _BY_OTHERS.search(folded, max(0, start - 70), start))


def _same_if_renamed(folded: str, before: Found, found: Found, renamed: dict[str, str]) -> Found:
    """The mandate named before, if `found` is the new title that the words between give it."""
    new = found.target or ""
    if new in renamed:
        return found._replace(target=renamed[new], method="renamed")
    low = max(before.end, found.start - 250)
    between = folded[low : found.start]
    if not before.target or "." in between or not _RENAMED.search(folded, max(0, found.start - 400), found.start):
        return found
    if not re.search(r"\b(?:to|as|is now|became|becom\w+|named|called)\b[\w ,“\"]*$", between):
        return found
    renamed[new] = before.target
    return found._replace(target=before.target, method="renamed")
