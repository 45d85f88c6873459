"""Processes that work on units side by side, whatever the verb.

In: a task, works, and how many processes. Out: what the task makes of each work, in the order of
the works. Never holds more results than a few a process: memory does not grow with the works.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol, TypeVar

DoneT = TypeVar("DoneT", covariant=True)
WorkT = TypeVar("WorkT")
ResultT = TypeVar("ResultT")
AHEAD = 3
"""Works that wait for each process, so that none is ever idle."""


class Promise(Protocol[DoneT]):
    """What will be there."""

    def result(self) -> DoneT: ...


class Workers:
    """Some processes; with one, this process does the work, when it is asked for the result."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._pool = (ProcessPoolExecutor(number, get_context("spawn"))
                      if number > 1 else None)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def submit(self, task: Callable[[WorkT], ResultT], work: WorkT) -> Promise[ResultT]:
        """Have one work done, as soon as a process is free."""
        if self._pool:
            return self._pool.submit(task, work)
        done: Future[ResultT] = Future()
        try:
            done.set_result(task(work))
        except Exception as error:
            done.set_exception(error)
        return done

    def each(self, task: Callable[[WorkT], ResultT],
             works: Iterable[WorkT]) -> Iterator[tuple[WorkT, ResultT]]:
        """Give each work with what the task makes of it, in their order."""
        waiting: deque[tuple[WorkT, Promise[ResultT]]] = deque()
        ahead = AHEAD * self.number if self._pool else 0
        for work in works:
            waiting.append((work, self.submit(task, work)))
            while len(waiting) > ahead:
                done, promise = waiting.popleft()
                yield done, promise.result()
        while waiting:
            done, promise = waiting.popleft()
            yield done, promise.result()
