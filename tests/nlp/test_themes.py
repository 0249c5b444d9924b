"""Terms of themes in running text, and words that only look like them."""

import pytest
from spacy.language import Language

from sp_graph.nlp.components import build_pipeline, finds_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("the post-2015 development agenda", ["sustainable-development-goals"]),
        ("information and communications technology and the platform economy", ["new-technologies", "new-technologies"]),
        ("climate litigation under the Paris Agreement", ["climate-change", "climate-change"]),
        ("women’s cultural rights", ["gender", "culture"]),
        ("early childhood education", ["education"]),
        ("children in conflict with the law", ["children", "children"]),
        ("free, prior and informed consent", ["indigenous-peoples"]),
        ("he summed up the work of the mandate as his term came to an end", ["stock-taking", "stock-taking"]),
        ("upon taking office she set out her vision", ["vision", "vision"]),
        ("trade agreements and trade unions", ["trade-investment", "assembly-association"]),
        ("economic, social and cultural rights", ["economic-social-cultural-rights"]),
        ("a safe and enabling environment", ["civic-space"]),
    ],
)  # fmt: skip
def test_terms(nlp: Language, text: str, themes: list[str]) -> None:
    assert [f.target for f in finds_of(nlp(text))["theme"]] == themes


@pytest.mark.parametrize(
    "text",
    [
        "a conflict of interest",
        "laws in conflict with treaties",
        "the political climate and a climate of fear",
        "acting in good faith, by nature",
        "the last report of the Committee",
        "the initial report of the State party",
        "outside business hours",
        "an online meeting",
        "for six years of crisis",
    ],
)
def test_look_alikes(nlp: Language, text: str) -> None:
    assert finds_of(nlp(text))["theme"] == []
