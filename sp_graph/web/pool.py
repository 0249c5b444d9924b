"""How a request comes to its answer: a turn, an evaluator, and an end in time.

Short queries take turns: as many run at once as there are processors. A query that turns
out to be long gives up its turn, goes on at a lower priority, and so keeps nobody waiting;
only the number of evaluators bounds how many of those there are. Whatever a query does, at
the end of its deadline its evaluator is killed.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING

from sp_graph.web.brood import Brood, NoNurseryError
from sp_graph.web.frames import Frame
from sp_graph.web.logs import log
from sp_graph.web.problems import Problem, retry
from sp_graph.web.turns import FullError, Turns

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sp_graph.web.handle import Handle
    from sp_graph.web.settings import Settings

_LONG = 0.25
_TRIES = 3


class ClientGoneError(Exception):
    """The client closed its connection before it had its answer."""


class DeadlineError(Exception):
    """The time of a query is over."""


class Pool:
    """The evaluators of one worker and the requests that want one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        slots, most = settings.slots_per_worker, settings.queries_per_worker
        self._turns = Turns(slots, settings.waiting)
        self._brood = Brood(most, slots + 1)
        self._long_room = most - slots
        self._clients: dict[str, int] = {}

    @property
    def build(self) -> str:
        """The name of the build that is served."""
        return self._brood.build

    @property
    def ready(self) -> bool:
        """Whether queries can be evaluated."""
        return self._brood.ready

    @property
    def gauges(self) -> tuple[int, int]:
        """How many evaluators there are, and how many requests wait."""
        return len(self._brood), len(self._turns)

    def adopt(self, sock: socket.socket, build: str) -> None:
        """Evaluate over another build from now on; what runs is finished over the one before."""
        self._brood.adopt(sock, build)

    def close(self) -> None:
        """Let everything go."""
        self._brood.close()

    async def run(self, frame: Frame, client: str, gone: Callable[[], Awaitable[None]]) -> tuple[Frame, str]:
        """The answer of an evaluator, and the build it is of.

        Arguments: `client` is who asks; `gone` returns when the client has gone away.

        Raises `Problem`: 429 and 503 if there is no room, 503 at the deadline or if memory ran
        out, 500 if the evaluator crashed; `ClientGoneError`.
        """
        until = asyncio.get_running_loop().time() + self._settings.deadline
        count = self._clients.get(client, 0)
        if count >= self._settings.per_client:
            raise retry(429, "client", f"{count} requests of yours are under way already; wait for some of them.")
        self._clients[client] = count + 1
        try:
            await self._turns.take(until)
            course = _Course(self._turns, self._brood, until, gone)
            try:
                return await self._evaluated(frame, course)
            finally:
                self._long_room += course.end()
        except FullError as error:
            raise retry(503, "busy", "Too many queries are waiting already.") from error
        except (TimeoutError, DeadlineError) as error:
            raise self._too_late() from error
        except NoNurseryError as error:
            raise retry(503, "busy", "The graph is being opened.", after=2) from error
        finally:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]

    async def _evaluated(self, frame: Frame, course: _Course) -> tuple[Frame, str]:
        for _ in range(_TRIES):
            async with asyncio.timeout_at(course.until):
                handle = await self._brood.take()
            build = self.build
            try:
                return await self._asked(handle, frame, course), build
            except BrokenPipeError:
                continue  # it was gone before it heard the question
        raise retry(503, "busy", "No process to evaluate the query could be started.")

    async def _asked(self, handle: Handle, frame: Frame, course: _Course) -> Frame:
        answer = handle.answer()
        course.start(handle, answer, self._become_long)
        try:
            try:
                await handle.say(frame.packed())
            except OSError as error:
                handle.close()
                answer.exception()  # it is known now
                raise BrokenPipeError from error
            said = await answer
        except EOFError:
            raise await self._crash(handle) from None
        except BrokenPipeError:
            raise
        except BaseException:  # the deadline, the client's going, or the end of this worker
            self._brood.kill(handle)
            raise
        if course.long:
            handle.close()  # its priority cannot be raised again
        else:
            self._brood.give(handle)
        return said

    def _become_long(self, course: _Course) -> None:
        """A query runs longer than others should wait for."""
        if self._long_room:
            self._long_room -= 1
            course.give_up_turn()

    def _too_late(self) -> Problem:
        seconds = self._settings.deadline
        detail = f"The query had no complete result after {seconds:g} seconds, the most it may take, and was ended."
        return retry(503, "deadline", detail, after=max(1, round(seconds)))

    async def _crash(self, handle: Handle) -> Problem:
        """What to say of an evaluator that ended while it was asked."""
        number = await self._brood.signal_of(handle)
        log("evaluator-ended", signal=number)
        if number in (signal.SIGABRT, signal.SIGKILL):
            # The engine aborts when it gets no memory; the system kills when it has none.
            most = f"{self._settings.memory / 1_000_000:,.0f} MB"
            return retry(503, "memory", f"The query needed more memory than the {most} it may have.", after=30)
        if number == signal.SIGALRM:
            return self._too_late()
        detail = "The process evaluating the query crashed, and nothing else. The query may be nested too deeply."
        return Problem(500, "crash", detail)


class _Course:
    """The course of one request from its turn to its end."""

    def __init__(self, turns: Turns, brood: Brood, until: float, gone: Callable[[], Awaitable[None]]) -> None:
        self.until = until
        self.long = False
        self._turns = turns
        self._brood = brood
        self._gone = gone
        self._holds_turn = True
        self._timer: asyncio.TimerHandle | None = None
        self._watch: asyncio.Task[None] | None = None

    def start(self, handle: Handle, answer: asyncio.Future[Frame], long: Callable[[_Course], None]) -> None:
        """The evaluator is asked now."""
        loop = asyncio.get_running_loop()
        if self._timer:
            self._timer.cancel()
        self._handle, self._answer, self._become_long = handle, answer, long
        # One timer at a time: most queries are over before the first.
        self._timer = loop.call_at(min(loop.time() + _LONG, self.until), self._check)

    def _check(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() >= self.until - 0.001:
            self._fail(DeadlineError())
            return
        self.long = True
        self._become_long(self)
        self._brood.lower(self._handle)
        self._watch = loop.create_task(self._watch_client())
        self._timer = loop.call_at(self.until, self._fail, DeadlineError())

    async def _watch_client(self) -> None:
        await self._gone()
        self._fail(ClientGoneError())

    def _fail(self, error: Exception) -> None:
        if not self._answer.done():
            self._answer.set_exception(error)

    def give_up_turn(self) -> None:
        """Let the next one have the turn already."""
        self._holds_turn = False
        self._turns.give()

    def end(self) -> bool:
        """Everything is over; gives whether the turn had been given up."""
        if self._timer:
            self._timer.cancel()
        if self._watch:
            self._watch.cancel()
        if self._holds_turn:
            self._turns.give()
        return not self._holds_turn
