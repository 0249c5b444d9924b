"""Mandates under any of their names, and titles of the same grammar that no list holds.

A title is "Special Rapporteur on …", "Independent Expert on …", "Working Group on …",
"Special Representative of the Secretary-General on …" and their plurals. It is linked

1. by its name, if a known name stands there (the longest wins);
2. by the same words in another order of articles and prepositions ("the enjoyment of
   highest attainable standard");
3. by its words, if they occur in the names of exactly one mandate of its kind
   ("Special Rapporteur on torture").

Otherwise it is a new mandate, which nobody has reviewed; a title of which not even the
extent is certain stays unlinked.
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
    r"|also|wrote|said|says|made|gave|led|met|sent|went|saw|began|became|chose|spoke|drew|found|set|shared|served|acted"
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
_COUNTRY = re.compile(r"(?:the )?(?:human rights situation|situation of human rights|situation) (?:in|of) (?:the )?")
# Working groups that are no special procedure.
_FOREIGN = re.compile(
    r"(?:the )?(?:universal periodic review|communications|situations|indigenous populations|minorities|transnational"
    r" corporations with respect|the right to development intergovernmental|long-term|children and armed conflict)\b"
)
LONGEST_TITLE = 260


class MandateFinder:
    """Finds the mandates of an authority list, and new ones, in text."""

    def __init__(self, mandates: Iterable[Mandate], states: Iterable[State]) -> None:
        self._names = Gazetteer()
        self._kind_of: dict[str, str] = {}
        self._same_words: dict[tuple[str, ...], set[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._states = Gazetteer()
        self.new: dict[str, NewMandate] = {}
        for mandate in mandates:
            self._kind_of[mandate.slug] = mandate.kind
            words = self._words.setdefault(mandate.slug, set())
            for name in mandate.names:
                self._names.add(name, mandate.slug)
                topic = self._topic(fold_text(name))
                self._same_words.setdefault(self._key(topic), set()).add(mandate.slug)
                words.update(_WORDS.findall(topic))
        for state in states:
            for name in state.names:
                self._states.add(name, state.iso3)

    def find(self, text: str, folded: str, words: list[tuple[int, str]]) -> list[Found]:
        """The mandates named in `text`; `folded` and `words` are its folded form and words."""
        finds: list[Found] = []
        reached = -1
        known = {start: (end, value) for start, end, value in self._names.find(text, folded, words)}
        for match in _HEAD.finditer(folded):
            start = match.start()
            if start < reached:
                continue
            if start in known:
                end, value = known[start]
                finds.append(Found("mandate", start, end, value, "name"))
            else:
                some = self._unknown(text, folded, match)
                if not some:
                    continue
                finds.extend(some)
                end = some[-1].end
            reached = end
        covered = {f.start for f in finds}
        finds.extend(
            Found("mandate", start, end, value, "name")
            for start, (end, value) in known.items()
            if start not in covered and not any(f.start <= start < f.end for f in finds)
        )
        finds.sort(key=lambda f: f.start)
        return finds

    @staticmethod
    def _topic(title: str) -> str:
        match = _HEAD.match(title)
        return title[match.end() :] if match else title

    @staticmethod
    def _key(topic: str) -> tuple[str, ...]:
        return tuple(sorted({w for w in _WORDS.findall(topic) if w not in _ARTICLES}))

    def _unknown(self, text: str, folded: str, match: re.Match[str]) -> list[Found]:
        """Link or name a title that stands in no list; several for a plural head."""
        if not text[match.start()].isupper() or _FOREIGN.match(folded, match.end()):
            return []
        head = match["head"]
        topics = self._topics(folded, match.end(), plural=head.endswith("s") or "rapporteurs" in head)
        singular = head.removesuffix("s").replace("representatives", "representative")
        if singular == "rapporteur":
            return []
        finds = []
        for start, end in topics:
            begin = match.start() if start == match.end() else start
            finds.append(self._link(text, folded, singular, (begin, start, end), match["link"]))
        return finds

    @staticmethod
    def _topics(folded: str, start: int, *, plural: bool) -> list[tuple[int, int]]:
        stop = _STOP.search(folded, start, start + LONGEST_TITLE)
        end = stop.start() if stop else min(len(folded), start + LONGEST_TITLE)
        topic = folded[start:end].rstrip()
        if not plural:
            return [(start, start + len(topic))]
        # "on the right to food, on adequate housing and on extreme poverty"
        spans, at = [], start
        limit = re.compile(r"[;:.()\[\]\n]|(?<!\w)(?:who|which|was|were|have|had|will|also)\b").search(folded, start)
        whole = limit.start() if limit else len(folded)
        while at < whole:
            more = re.compile(r"(?:,? and |, )on ").search(folded, at, whole)
            piece_end = more.start() if more else MandateFinder._topics(folded, at, plural=False)[0][1]
            spans.append((at, piece_end))
            if not more:
                break
            at = more.end()
        return spans

    def _link(self, text: str, folded: str, head: str, where: tuple[int, int, int], link: str) -> Found:
        begin, start, end = where
        topic = folded[start:end]
        kind, prefix = next(((k, p) for name, k, p in _KINDS if name == head), ("special-rapporteur", "sr"))
        if same := self._same_words.get(self._key(topic)):
            if len(same) == 1:
                return Found("mandate", begin, end, next(iter(same)), "same-words", 0.97)
            return Found("mandate", begin, end, None, "same-words", 0.0, "several mandates", tuple(sorted(same)))
        if country := self._country(text, folded, start, end):
            state, last = country
            target = f"country-{state}"
            if target not in self._kind_of:
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

    def _country(self, text: str, folded: str, start: int, end: int) -> tuple[str, int] | None:
        situation = _COUNTRY.match(folded, start)
        if not situation:
            return None
        at = situation.end()
        for state_start, state_end, value in self._states.find(text[at : at + 80]):
            if state_start == 0 and value:
                return value, at + state_end
        return None

    def _invent(self, target: str, kind: str, scope: str, name: str, state: str) -> None:
        if target not in self.new and target not in self._kind_of:
            self.new[target] = NewMandate(target, kind, scope, " ".join(name.split()), state)

    @staticmethod
    def _short(topic: str) -> str:
        words = topic.split()
        while words and words[0] in {
            "the",
            "issue",
            "question",
            "right",
            "rights",
            "human",
            "of",
            "to",
            "and",
        }:
            if words[:2] == ["human", "rights"] and len(words) <= 3:
                break
            words = words[1:]
        return " ".join((words or topic.split())[:6])
