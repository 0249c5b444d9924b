"""The log: one JSON object a line on standard error, written in one piece by whichever process."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import Any


def log(event: str, **fields: Any) -> None:
    """Write a line about an event."""
    line = json.dumps({"time": round(time.time(), 3), "event": event, **fields}, ensure_ascii=False, default=str)
    # Lines up to the size of a pipe's atomic write never mix with those of other processes. That nobody
    # reads the log is no reason not to serve.
    with suppress(OSError):
        os.write(2, line.encode("utf-8", "replace") + b"\n")
