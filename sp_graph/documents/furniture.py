"""Lines that belong to the page and not to the text: running heads, page numbers, job numbers."""

from __future__ import annotations

import re

SYMBOL = r"[AE]/(?:[A-Z][A-Za-z]*(?:\.\d+)?/|S-\d+/)*\d+(?:/\d+)?(?:/(?:Add|Corr|Rev)\.\d+)*"
"""A document symbol of the General Assembly, its Council, or the Economic and Social Council."""
_SYMBOL = re.compile(rf"\s*{SYMBOL}\*{{0,3}}\s*")
_JOB = re.compile(
    r"\s*(?:\d{1,3}\s+)?\*?\s*(?:(?:GE|HR|N|V)[.-]\s?)?\d{2}-\d{4,6}\*?\s*(?:\([EFSACR]\))?[\s\d*]*"
    r"|\s*\*\d{5,9}\*\s*|\s*Please recycle\W{0,3}|\s*(?:[-–—_*]\s*){4,}",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"\s*(?:{SYMBOL}\*{{0,3}}\s+(?:page\s+)?\d{{1,3}}"
    rf"|(?:page\s+)?(?:\d{{1,3}}|[ivxl]+)(?:\s*/\s*\d{{1,3}}|\s+of\s+\d{{1,3}})?(?:\s+{SYMBOL})?"
    r"|[-–]\s*\d{1,3}\s*[-–]|/\.{3})\s*",
    re.IGNORECASE,
)


def is_symbol(line: str) -> bool:
    """Whether a line is a document symbol and nothing else."""
    return _SYMBOL.fullmatch(line) is not None


def is_job_number(line: str) -> bool:
    """Whether a line is the number of a printing job ("GE.15-01242 (E)"), its bar code, or a mere rule."""
    return _JOB.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line has the form of a running head or foot; only its place tells whether it is one."""
    return is_symbol(line) or is_job_number(line) or _PAGE.fullmatch(line) is not None
