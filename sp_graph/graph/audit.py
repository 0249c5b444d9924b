"""What the audit found."""

from __future__ import annotations

from sp_graph.graph.facts import Writer
from sp_graph.graph.terms import item, text
from sp_graph.model import AuditFact


def add_finding(writer: Writer, fact: AuditFact) -> None:
    """A place where the document contradicts itself, another document or arithmetic."""
    node = writer.fact(fact, "audit", "sp:AuditFinding", fact.problem, fact.detail)
    writer.graph.add(node, "sp:problem", text(fact.problem))
    writer.graph.add(node, "sp:detail", text(fact.detail))
    writer.graph.add(node, "sp:certainty", item("certainty", fact.certainty))
