"""The one seam for work on many things: done here, in processes of this machine, or on those of a cluster.

Any `concurrent.futures.Executor` does the work. Results come in the order of the things and are the same
bytes whoever made them; never more than a few chunks are under way, so memory stays flat.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.util import Finalize
from types import TracebackType
from typing import Any, Generic, Self, TypeVar
from uuid import uuid4

Shared = TypeVar("Shared")
Tools = TypeVar("Tools")
Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2  # chunks that wait for each process: it never stands idle, and memory stays small
TRIES = 3  # times that a chunk is handed out before its death counts as its own fault


@dataclass(frozen=True)
class Batch(Generic[Shared, Tools, Item, Result]):
    """What is done to each thing. `begin` and `work` stand at the top of a module, values can be pickled.

    `begin` makes of what all things share what `work` needs, once in each process.
    """

    begin: Callable[[Shared], Tools]
    work: Callable[[Tools, Item], Result]
    shared: Shared
    name: Callable[[Item], str] = str  # what a message calls a thing
    chunk: int = 4  # things handed out at a time
    few: int = 8  # so few things are done here: starting processes would cost more than it saves


class LostError(Exception):
    """A process ended without a word, again and again, over the same things; the message names them."""


class Crew:
    """Whoever does the work: nobody but this process, or an executor that `start` makes when it is needed.

    `jobs` is how many chunks are worked on at once. Used as a context: at its end the executor is shut down.
    """

    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)  # what a call ends with whose process died

    def __init__(self, start: Callable[[], Executor] | None = None, jobs: int = 1, at_hand: bool = False):
        self._start, self.jobs = start, jobs
        self._at_hand = at_hand  # it runs already, so that a single thing may go there
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def results(
        self, batch: Batch[Shared, Any, Item, Result], things: Iterable[Item], count: int
    ) -> Iterator[Result]:
        """What becomes of each of `count` things, in their order; an error of one goes on to the caller."""
        running = self._executor is not None or self._at_hand
        if self._start is None or count < (2 if running else batch.few):
            tools = batch.begin(batch.shared)
            yield from (batch.work(tools, thing) for thing in things)
            return
        yield from chain.from_iterable(_Round(self, batch, uuid4().hex).results(things))

    def submit(self, call: Callable[..., Any], *given: object) -> Future[Any]:
        """Hands out one call; where the executor is found broken another one takes its place."""
        for _ in range(TRIES):
            if self._executor is None:
                assert self._start is not None
                self._executor = self._start()
            try:
                return self._executor.submit(call, *given)
            except BrokenExecutor:
                self._end()
        raise LostError("–")

    def shared(self, _: Batch[Any, Any, Any, Any], /) -> Any:
        """What every call gets as its batch; None: the first calls carry it, others say when they lack it."""
        return None

    def _end(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=True)


def inprocess() -> Crew:
    """Everything in this process, one thing after the other."""
    return Crew()


def local(jobs: int) -> Crew:
    """Up to `jobs` processes of this machine; a single one is this process."""
    if jobs <= 1:
        return inprocess()
    spawn = get_context("spawn")  # the same on every system, and no lock of ours is copied
    return Crew(partial(ProcessPoolExecutor, jobs, spawn, _mortal), jobs)


def _mortal() -> None:
    """A process of a pool ends with the one that started it, also where that was killed: it would wait."""
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    assert parent
    parent.join()
    os._exit(1)


class _Round:
    """One batch on its way through an executor."""

    def __init__(self, crew: Crew, batch: Batch[Any, Any, Any, Any], key: str) -> None:
        self.crew, self.batch, self.key = crew, batch, key
        self.given = crew.shared(batch)
        self.sent = 0
        self.waiting: deque[_Chunk] = deque()

    def results(self, things: Iterable[Any]) -> Iterator[list[Any]]:
        """The results chunk by chunk."""
        source = iter(things)
        try:
            while chunk := tuple(islice(source, self.batch.chunk)):
                self.waiting.append(_Chunk(chunk, self._submit(chunk)))
                if len(self.waiting) >= AHEAD * self.crew.jobs:
                    yield self._first()
            while self.waiting:
                yield self._first()
        finally:  # nobody wants the rest after an error
            for chunk in self.waiting:
                chunk.future.cancel()

    def _submit(self, things: Sequence[Any], whole: bool = False) -> Future[Any]:
        """`whole`: with all that the things share, for a process that doesn't have it yet."""
        self.sent += 1
        first = self.sent <= AHEAD * self.crew.jobs
        batch = self.given if self.given is not None else self.batch if whole or first else None
        return self.crew.submit(_worked, self.key, batch, things)

    def _first(self) -> list[Any]:
        chunk = self.waiting.popleft()
        while True:
            try:
                found = chunk.future.result()
            except self.crew.deaths:
                chunk.deaths += 1
                if chunk.deaths >= TRIES:
                    raise LostError(", ".join(map(self.batch.name, chunk.things))) from None
                found, self.given = None, self.crew.shared(self.batch)
            if found is not None:
                return found
            chunk.future = self._submit(chunk.things, whole=True)


@dataclass
class _Chunk:
    things: Sequence[Any]
    future: Future[Any]
    deaths: int = 0


# What a process keeps from one chunk to the next: thread → (key of the batch, the batch, its tools).
_held: dict[int, tuple[str, Batch[Any, Any, Any, Any], Any]] = {}
_begun = threading.Lock()


def _worked(key: str, batch: Batch[Any, Any, Any, Any] | None, things: Sequence[Any]) -> list[Any] | None:
    """The results of a chunk; None where this thread doesn't have the batch and wasn't given it."""
    thread = threading.get_ident()
    if thread not in _held or _held[thread][0] != key:
        if batch is None:
            return None
        if not _held:  # a process of a pool ends without clearing up what it holds
            Finalize(None, _held.clear, exitpriority=1)
        _held.pop(thread, None)  # the old tools go before the new ones come
        with _begun:
            _held[thread] = key, batch, batch.begin(batch.shared)
    _, held, tools = _held[thread]
    return [held.work(tools, thing) for thing in things]
