"""From a file to a parsed document: sections, numbered paragraphs, items and footnotes."""
