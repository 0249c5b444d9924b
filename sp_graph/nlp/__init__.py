"""From the text of a document to linked mentions, as spaCy components.

Each finder is a plain function over text; `components` makes spaCy components of them,
`annotate` runs them over a parsed document.
"""
