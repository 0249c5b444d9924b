"""Content negotiation: which of the formats that we have the client likes best.

Source: RFC 9110, sections 12.4.2 (q-values), 12.5.1 (Accept) and 12.5.3 (Accept-Encoding).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sp_graph.web.media import Format

_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"({_TOKEN})/({_TOKEN})")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_LONGEST = 4_000


class _Range:
    __slots__ = ("precision", "subtype", "type", "weight")

    def __init__(self, kind: str, subtype: str, parameters: int, weight: float) -> None:
        self.type = kind
        self.subtype = subtype
        self.weight = weight
        self.precision = (kind != "*") + (subtype != "*") + (parameters > 0)

    def covers(self, media_type: str) -> bool:
        kind, _, subtype = media_type.partition("/")
        return self.type in ("*", kind) and self.subtype in ("*", subtype)


def _ranges(accept: str) -> list[_Range]:
    """The media ranges of an Accept header; what is malformed is left out."""
    # Commas and semicolons inside a quoted parameter separate nothing.
    plain = _QUOTED.sub(lambda quoted: re.sub("[,;=]", "", quoted[0][1:-1]), accept[:_LONGEST])
    ranges = []
    for element in plain.split(","):
        media, *parameters = (part.strip() for part in element.split(";"))
        found = _RANGE.fullmatch(media.lower())
        if not found or (found[1] == "*" and found[2] != "*"):
            continue
        weight, others = 1.0, 0
        for parameter in parameters:
            name, _, value = (part.strip().lower() for part in parameter.partition("="))
            if name == "q":
                weight = float(value) if _WEIGHT.fullmatch(value) else 0.0
                break  # what follows are extensions of Accept
            # `charset=utf-8` asks for what we send; any other parameter asks for what we have not.
            others += not (name == "charset" and value in ("utf-8", "utf8"))
        if not others:
            ranges.append(_Range(found[1], found[2], 0, weight))
    return ranges


def choose(accept: str | None, formats: Mapping[str, Format]) -> str | None:
    """The name of the format the client likes best; None if it accepts none of them.

    Arguments: `formats` in our own order of preference, which decides between equals.
    """
    return _choose(accept or "*/*", tuple(formats.values()))


@lru_cache(maxsize=512)
def _choose(accept: str, formats: tuple[Format, ...]) -> str | None:
    ranges = _ranges(accept) if accept.strip() else _ranges("*/*")
    best, best_weight = None, 0.0
    for form in formats:
        weight = max(_weight(ranges, name) for name in (form.media_type, *form.aliases))
        if weight > best_weight:
            best, best_weight = form.name, weight
    return best


def _weight(ranges: list[_Range], media_type: str) -> float:
    """What the most precise range that covers the media type gives it."""
    covering = [r for r in ranges if r.covers(media_type)]
    return max(covering, key=lambda r: (r.precision, r.weight)).weight if covering else 0.0


@lru_cache(maxsize=128)
def encoding(accept: str | None) -> str | None:
    """`gzip` if the client takes it, None for no encoding."""
    weights = {}
    for element in (accept or "")[:_LONGEST].lower().split(","):
        name, _, parameter = (part.strip() for part in element.partition(";"))
        key, _, value = (part.strip() for part in parameter.partition("="))
        weights[name] = (float(value) if _WEIGHT.fullmatch(value) else 0.0) if key == "q" else 1.0
    gzip = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return "gzip" if gzip > 0 and gzip >= weights.get("identity", 0.0) else None


def encoding_refused(accept: str | None) -> bool:
    """Whether the client refuses both gzip and an answer that is not encoded."""
    plain = re.sub(r"\s", "", (accept or "").lower())
    refused = re.search(r"(?:^|,)identity;q=0(?:\.0*)?(?:,|$)", plain)
    everything = re.search(r"(?:^|,)\*;q=0(?:\.0*)?(?:,|$)", plain) and "identity" not in plain
    return bool(refused or everything) and encoding(accept) is None
