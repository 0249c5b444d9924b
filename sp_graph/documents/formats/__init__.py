"""From the bytes of a file to its text: what the file is, and a reader for each format.

`detect.py` looks at the content, never at the name. Every reader gives its paragraphs as
`export.Piece`s, and `export.py` writes them in the one form that the parser reads: that of
a word processor's export. The same file gives the same text each time.
"""
