"""Decisions on links, applied between the finding of mentions and the reading of facts.

So the facts follow: those that rest on a rejected link are not made, and a corrected link
makes the facts that it should have made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sp_graph.authority.mandates import load_mandates
from sp_graph.model import DecidedLink, Decision, Document, Mention, MentionKind, Review
from sp_graph.namespaces import fold
from sp_graph.query.nearest import nearest
from sp_graph.review.book import LINK, MANDATE, Book, subject
from sp_graph.review.names import Names, pairs

BY_A_PERSON = "decision"
"""The method of a link that a person set or confirmed."""

KINDS: tuple[MentionKind, ...] = ("symbol", "mandate", "person", "state", "body", "theme")
"""The kinds of mentions that name things; dates and numbers are decided on as facts."""

_COLUMNS = ("text", "kind", "target")


class Links:
    """Applies the decisions on links and on new mandates to the mentions of one document after the other."""

    def __init__(self, book: Book, names: Names) -> None:
        self._book = book
        self._names = names
        self._known = set(load_mandates())
        self.reviews: dict[str, Review] = {}

    def __call__(self, document: Document, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a document with the links that people decided on."""
        review = self.reviews.setdefault(document.id, Review())
        now = list(mentions)
        for decision in self._book.on(MANDATE, LINK):
            if decision.document in ("", document.id):
                self._apply(decision, document, now, review)
        return now

    def _apply(self, decision: Decision, document: Document, now: list[Mention], review: Review) -> None:
        try:
            of_mandate = subject(decision) == MANDATE
            found = self._of_mandate(decision, now) if of_mandate else self._of_link(decision, document, now)
            if not found:
                return
            if len(groups := {(now[i].kind, fold(now[i].text), now[i].target) for i in found}) > 1 and not of_mandate:
                named = "; ".join(sorted(f"text={text}; target={target or ''}" for _, text, target in groups))
                raise ValueError(f"it fits several links in {document.id}: {named}")
            if len(mandates := {now[i].target for i in found}) > 1:
                raise ValueError(f"it fits several mandates: {', '.join(sorted(map(str, mandates)))}")
            self._decide(decision, now, found, review, of_mandate=of_mandate)
        except ValueError as error:
            self._book.refuse(decision, str(error))

    def _decide(
        self, decision: Decision, now: list[Mention], found: Sequence[int], review: Review, *, of_mandate: bool
    ) -> None:
        before = now[found[0]]
        chosen = {now[i] for i in found}
        for link in review.links:
            if link.mention in chosen:
                raise ValueError(f"line {link.decision.line} decides on this link already")
        target = self._target(decision, before)
        self._book.applied.add(decision)
        if of_mandate and decision.verdict == "accept":
            review.mandates[str(before.target)] = decision
            return
        for index in found:
            mention = _linked(now[index], decision, target)
            review.links.append(DecidedLink(mention, now[index], decision))
            now[index] = mention

    def _target(self, decision: Decision, before: Mention) -> str | None:
        if decision.verdict != "correct":
            return before.target if decision.verdict == "accept" else None
        given = pairs(decision.correction)
        column = MANDATE if subject(decision) == MANDATE else "target"
        if set(given) - {"target", column} or len(given) != 1:
            raise ValueError(f"the correction is {decision.correction!r}, not {column}=NAME")
        target = self._names.target(before.kind, next(iter(given.values())))
        if target == before.target:
            raise ValueError(f"it is linked to {target} already")
        return target

    def _of_mandate(self, decision: Decision, mentions: Sequence[Mention]) -> list[int]:
        """The mentions of the new mandate that a decision names, by slug or by a title of it."""
        given = _given(decision, (MANDATE,), MANDATE)[MANDATE]
        if given in self._known:
            raise ValueError(f"{given} is no new mandate, but one of the list; decide on its links instead")
        new = [m for m in mentions if m.kind == "mandate" and m.target and m.target not in self._known]
        slugs = {m.target for m in new if given == m.target or fold(given) == fold(m.text)}
        return [i for i, m in enumerate(mentions) if m.kind == "mandate" and m.target in slugs]

    def _of_link(self, decision: Decision, document: Document, mentions: Sequence[Mention]) -> list[int]:
        """The mentions that a decision fits, in its paragraph if it names one."""
        given = _given(decision, _COLUMNS, "text")
        if "text" not in given:
            raise ValueError("which link is meant? write text=WORDS")
        if given.get("kind", "symbol") not in KINDS:
            raise ValueError(f"the kind is {given['kind']!r}, not one of {', '.join(KINDS)}")
        found = []
        for index, mention in enumerate(mentions):
            label = document.blocks[mention.block].label
            if mention.kind not in KINDS or decision.paragraph not in ("", label):
                continue
            if decision.verdict == "reject" and mention.target is None:
                continue
            if fold(given["text"]) != fold(mention.text) or given.get("kind", mention.kind) != mention.kind:
                continue
            if "target" not in given or self._same(mention, given["target"]):
                found.append(index)
        return found

    def _same(self, mention: Mention, target: str) -> bool:
        if not target or not mention.target:
            return not target and not mention.target
        if fold(target) == fold(mention.target):
            return True
        try:
            return self._names.target(mention.kind, target) == mention.target
        except ValueError:
            return False


def _given(decision: Decision, columns: Sequence[str], alone: str) -> dict[str, str]:
    """The values by which a decision names its link; words without a column are those of `alone`."""
    given = pairs(decision.which) or {alone: decision.which}
    for name in given:
        if name not in columns:
            raise ValueError(f"{name} is no column of a {decision.what}; it has {', '.join(columns)}")
    return given


def _linked(mention: Mention, decision: Decision, target: str | None) -> Mention:
    if target is not None:
        return replace(mention, target=target, method=BY_A_PERSON, score=1.0, reason="", candidates=())
    if decision.verdict == "accept":
        return mention
    reason = f"the link to {mention.target} was rejected: {decision.why}"
    return replace(mention, target=None, method=BY_A_PERSON, reason=reason, candidates=(str(mention.target),))


def unused(decision: Decision, documents: Iterable[Document], mentions: Mapping[str, Sequence[Mention]]) -> str:
    """Why a decision on a link or a mandate fits nothing, with what it may have meant."""
    labels = {document.id: {block.label for block in document.blocks} for document in documents}
    if decision.document and decision.document not in labels:
        return f"it fits nothing: {decision.document} is not in this build"
    if decision.document and decision.paragraph and decision.paragraph not in labels[decision.document]:
        return f"it fits nothing: {decision.document} has no paragraph {decision.paragraph}"
    given = pairs(decision.which)
    wanted = given.get("text") or given.get(MANDATE) or decision.which
    read = [m for name, found in mentions.items() if decision.document in ("", name) for m in found]
    close = nearest(wanted, (mention.text for mention in read if mention.kind in KINDS))
    hint = f"; the nearest: {', '.join(repr(' '.join(text.split())) for text in close)}" if close else ""
    return f"it fits nothing: no such {'new mandate' if subject(decision) == MANDATE else 'mention'}{hint}"
