"""The SPARQL tokens: nothing lost, variables told from what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sp_graph.query.tokens import decode_codepoints, tokenize

QUERY = (
    """PREFIX ex: <http://e/?x> # a ?comment
SELECT ?a (COUNT(*) AS ?n) WHERE { ?a ex:p "?not '", """
    + "'''a ?multi\n\"line''' "
    + """; ex:q.r 1.5e3 ; <p?q> "x"@en-GB . FILTER(?a<5 && ?b >= $c) _:b1 ex:\\~z true }"""
)


def test_texts_joined_are_the_query() -> None:
    assert "".join(t.text for t in tokenize(QUERY)) == QUERY


def test_variables_are_only_variables() -> None:
    assert [t.text for t in tokenize(QUERY) if t.kind == "variable"] == ["?a", "?n", "?a", "?a", "?b", "$c"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("'it\\'s'", ["string"]),
        ('"""a"b""c"""', ["string"]),
        ("<http://e/a>", ["iri"]),
        ("?a<?b", ["variable", "punctuation", "variable"]),
        ("ex:a.", ["name", "punctuation"]),
        (":x", ["name"]),
        ("a:b%20c", ["name"]),
        ("@en", ["language"]),
        ("12.5", ["number"]),
        ("#x\n?y", ["comment", "space", "variable"]),
        ("\x00", ["other"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [t.kind for t in tokenize(text)] == kinds


@pytest.mark.parametrize(
    ("query", "iris"),
    [
        ("SELECT * { ?a<p>?b }", ["<p>"]),
        ("SELECT * { FILTER(?a<?b&&?c>?d) }", []),
        ("SELECT * { FILTER(1<?b&&?c>?d) ?a<p>?b }", ["<p>"]),
        ("SELECT * { FILTER(?a<?b)SERVICE?s#>\n{} }", []),
        ("SELECT * { FILTER(?a=<x>&&?b<<y>) }", ["<x>", "<y>"]),
        ("SELECT (?a<?b&&?c>?d AS ?e) FROM <g> { }", ["<g>"]),
        ("SELECT * { BIND(STRDT(?a,<t>)<?b&&?c>?d AS ?e) }", ["<t>"]),
        ("SELECT * { ?a <p> (?b<q>) . ?a (<r>|^<s>)* ?b }", ["<p>", "<q>", "<r>", "<s>"]),
        ("SELECT * { FILTER <f>(?a<?b&&?c>?d) }", ["<f>"]),
        ("SELECT * { FILTER(?a<?b && EXISTS { ?a<p>?b }) }", ["<p>"]),
        ("SELECT * { FILTER(EXISTS{?a<p>?b}<?b&&?c>?d) }", ["<p>"]),
        ("SELECT * { VALUES (?a ?b) { (1<x>) } } ORDER BY (?a<?b&&?c>?d)", ["<x>"]),
        ("SELECT * { ?a <http://e/\\u0078> 'x'^^<t> }", ["<http://e/\\u0078>", "<t>"]),
    ],
)
def test_less_than_is_told_from_an_iri(query: str, iris: list[str]) -> None:
    assert [t.text for t in tokenize(query) if t.kind == "iri"] == iris


@given(st.text(max_size=200) | st.text("?$_ab<>{}()[]\"'\\#@:. \nu041-+^|&é", max_size=60))
def test_any_text_is_covered(text: str) -> None:
    tokens = list(tokenize(text))
    assert "".join(t.text for t in tokens) == text
    at = 0
    for token in tokens:
        assert token.start == at
        at += len(token.text)


def test_codepoint_escapes() -> None:
    assert decode_codepoints("\\u0053ERVICE \\U0001F600") == "SERVICE 😀"
    assert decode_codepoints("\\uD800 \\UFFFFFFFF") == "\\uD800 \\UFFFFFFFF"
