"""The errors a user can meet, each with a message that says what to do.

Commands turn them into an exit status (`exit_code`), a server into an HTTP status.
"""

from __future__ import annotations


class SpGraphError(Exception):
    """Base of all errors that are meant for the user; `str(error)` is the whole message."""

    exit_code = 1


class SourceError(SpGraphError):
    """A source file cannot be used: unreadable, empty, of a foreign kind."""


class DataError(SpGraphError):
    """A file of reference data, the manifest or a query file is not well formed."""


class EvidenceError(SpGraphError):
    """A quotation does not stand in its source letter by letter."""


class ValidationError(SpGraphError):
    """The built graph does not conform to the shapes or breaks an integrity check."""


class StoreError(SpGraphError):
    """There is no store, or it cannot be opened."""

    exit_code = 3


class QuestionError(SpGraphError):
    """An unknown question, parameter or value, or a query that does not parse."""

    exit_code = 2
