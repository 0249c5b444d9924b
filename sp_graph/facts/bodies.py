"""United Nations bodies, officials by post and regional mechanisms that a passage names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.authority.bodies import load_bodies
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import BodyFact

_ENGAGED = re.compile(
    r"\b(?:met with|meetings? (?:took place )?with|engag\w+|consult\w+|convers\w+|exchang\w+|participat\w+|cooperat\w+|collaborat\w+|dialogue"
    r"|discussion with|interact\w+|held with|brief\w+|agreed by|road ?map|joint|worked with|organi[sz]ed by|sent|presented|raised with|communicated"
    r"|attend\w+|addressed by|letter to|advice to|request of)\b",
    re.IGNORECASE,
)


def bodies(reading: Reading) -> Iterator[BodyFact]:
    """A fact for each body named in a paragraph or item, once a passage."""
    own = {slug for slug, body in load_bodies().items() if body.category == "own"}
    for block in reading.bodies:
        seen: set[str] = set()
        for mention in reading.mentions(block, "body"):
            body = mention.target or ""
            if body in seen or body in own:
                continue
            seen.add(body)
            start, end = reading.sentence(block, mention.start)
            low = max(start, mention.start - 80)
            low = low if low == start else block.text.find(" ", low) + 1
            high = min(end, mention.end + 60)
            high = high if high == end else max(block.text.rfind(" ", mention.end, high), mention.end)
            yield BodyFact(
                block=block.index,
                evidence=(quote(block, low, high),),
                rule="body",
                confidence=mention.score,
                body=body,
                name=mention.text,
                relation="engaged-with" if _ENGAGED.search(block.text, start, end) else "named",
            )
