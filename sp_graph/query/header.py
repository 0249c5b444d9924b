"""The header of a query file: the `#+` lines, after the conventions of grlc.

The headers are a small part of YAML: `key: value`, `key: >` with indented text, and lists
of `- value` or of `- key: value` blocks. Anything else is an error.
"""

from __future__ import annotations

from sp_graph.errors import DataError

Entry = str | dict[str, str]
Headers = dict[str, str | list[Entry]]


def split(text: str) -> tuple[list[str], str]:
    """The header lines of a query file, without `#+`, and the query itself."""
    lines = text.split("\n")
    head = [line[2:] for line in lines if line.startswith("#+")]
    body = "\n".join(line for line in lines if not line.startswith("#+"))
    return head, body.strip() + "\n"


def read_header(lines: list[str], where: str) -> Headers:
    """The headers by name. Raises `DataError` naming the file and line of what is malformed."""
    headers: Headers = {}
    key = ""
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip()
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        words = line.strip()
        if indent <= 1 and not words.startswith("- "):
            key, colon, value = words.partition(":")
            if not colon:
                raise DataError(f"{where}: header line {number}: `name: value` expected, not {words!r}")
            value = value.strip()
            headers[key] = "" if value == ">" else unquoted(value)
            continue
        if not key:
            raise DataError(f"{where}: header line {number} belongs to no header")
        current = headers[key]
        if words.startswith("- "):
            if isinstance(current, str):
                if current:
                    raise DataError(f"{where}: header line {number}: {key} has a value and a list")
                current = headers[key] = []
            current.append(_entry(words[2:].strip()))
        elif isinstance(current, list):
            last = current[-1]
            name, colon, value = words.partition(":")
            if isinstance(last, str) or not colon:
                raise DataError(f"{where}: header line {number}: `name: value` expected, not {words!r}")
            last[name] = unquoted(value.strip())
        else:
            headers[key] = f"{current} {words}".strip()
    return headers


def _entry(words: str) -> Entry:
    name, colon, value = words.partition(": ")
    if words.endswith(":") and not colon:
        return {words[:-1]: ""}
    return {name: unquoted(value.strip())} if colon and name.replace("-", "").isalnum() else unquoted(words)


def unquoted(value: str) -> str:
    """A YAML value without its quotation marks."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
