"""From linked mentions to facts, by the language of the documents: one module a family."""

from sp_graph.facts.extract import extract

__all__ = ["extract"]
