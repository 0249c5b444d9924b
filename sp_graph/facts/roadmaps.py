"""Road maps agreed with regional mechanisms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sp_graph.authority.bodies import load_bodies
from sp_graph.facts.reading import Reading, quote
from sp_graph.model import RoadMapFact

_ROAD_MAP = re.compile(r"\b(?:the )?(?P<name>(?:[A-Z][\w’']+ ){0,3}[Rr]oad ?map)\b")


def road_maps(reading: Reading) -> Iterator[RoadMapFact]:
    """A fact for each road map and the regional mechanism named after it."""
    kinds = {slug: body.kind for slug, body in load_bodies().items()}
    for block in reading.bodies:
        maps = list(_ROAD_MAP.finditer(block.text))
        for index, found in enumerate(maps):
            until = maps[index + 1].start() if index + 1 < len(maps) else reading.sentence(block, found.start())[1]
            for mention in reading.between(block, "body", found.end(), until):
                if kinds.get(mention.target or "") != "regional-mechanism":
                    continue
                dates = reading.between(block, "date", mention.end, until)
                date = dates[0].target or "" if dates else ""
                yield RoadMapFact(
                    block=block.index,
                    evidence=(quote(block, found.start(), dates[0].end if dates else mention.end),),
                    rule="road-map",
                    confidence=0.9,
                    title=found["name"],
                    body=mention.target or "",
                    date="" if date.startswith("--") else date,
                )
