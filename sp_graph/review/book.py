"""The decisions of a build, with what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sp_graph.columns import FAMILIES
from sp_graph.model import Decision
from sp_graph.query.nearest import nearest
from sp_graph.review.decisions import Problem, read_decisions

LINK, MANDATE, AUDIT = "link", "mandate", "audit"

SUBJECTS = (*FAMILIES, LINK, MANDATE)
"""What can be decided on."""

FACTS = tuple(name for name in FAMILIES if name != AUDIT)
"""The families of facts that documents state; findings of the audit come after them."""

_ALSO_CALLED = {"statistics": "figures", "links": LINK, "mention": LINK, "mandates": MANDATE}
"""Other words for what a decision is on: the names of the tables, and plurals."""

APPLIED = "applied"


@dataclass(slots=True)
class Book:
    """The decisions that are to be applied, and those that could not be."""

    file: str = "decisions.tsv"
    decisions: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    applied: set[Decision] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Book:
        """The decisions of a file. Raises `DataError` as `read_decisions` does."""
        decisions, problems = read_decisions(path)
        book = cls(path.name, problems=problems)
        for decision in decisions:
            what = subject(decision)
            if what in SUBJECTS:
                book.decisions.append(decision)
                continue
            close = nearest(what, SUBJECTS)
            known = f"did you mean {close[0]}?" if close else f"it is one of {', '.join(SUBJECTS)}"
            book.refuse(decision, f"{decision.what!r} is nothing that can be decided on; {known}")
        return book

    def on(self, *families: str) -> Iterator[Decision]:
        """The decisions on these families that have not failed, in the order of the file."""
        failed = {problem.line for problem in self.problems}
        return (d for d in self.decisions if subject(d) in families and d.line not in failed)

    def refuse(self, decision: Decision, message: str) -> None:
        """Note that a decision is not applied. Only the first reason counts."""
        if all(problem.line != decision.line for problem in self.problems):
            self.problems.append(Problem(self.file, decision.line, message))

    def attempt(self, decision: Decision, apply: Callable[[Decision], None]) -> None:
        """Apply a decision; if that raises `ValueError`, its message is the problem."""
        try:
            apply(decision)
        except ValueError as error:
            self.refuse(decision, str(error))
        else:
            self.applied.add(decision)

    def close(self, why_unused: Callable[[Decision], str]) -> None:
        """Note the decisions that found nothing to be applied to, and why."""
        for decision in self.on(*SUBJECTS):
            if decision not in self.applied:
                self.refuse(decision, why_unused(decision))
        self.problems.sort(key=lambda problem: problem.line)

    def outcomes(self) -> Sequence[tuple[int, str]]:
        """What became of each line: "applied", or why it was not."""
        found = {decision.line: APPLIED for decision in self.applied}
        found |= {problem.line: problem.message for problem in self.problems}
        return sorted(found.items())


def subject(decision: Decision) -> str:
    """What a decision is on: a family of facts, a link or a mandate."""
    return _ALSO_CALLED.get(decision.what, decision.what)
