"""The knowledge graph of the United Nations special procedures.

A document's way through the package, one stage after the other:

`documents` (text → parsed document) → `nlp` (mentions and links) → `facts` →
`graph` (quads, evidence check, validation) → `store` → `query` (answers).
`authority` holds what is known before any document is read; `cli` asks and builds.
"""

__version__ = "0.1.0"
