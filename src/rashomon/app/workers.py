"""Annotating many reports: in this process or in several, with the same outcome and in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from rashomon.model import InputError, Report

# Of reports that go to a process at once: enough that sending costs nothing beside reading, few enough that progress shows.
CHARACTERS = 40_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that work over reports; None: this one does."""

    pool: ProcessPoolExecutor | None

    def over(
        self, work: Callable[[Sequence[Report]], Sequence[T]], reports: Sequence[Report], progress: Callable[[str], None]
    ) -> tuple[T, ...]:
        """Works over the reports, some at a time.

        Args:
            work: a function of a module (processes find it by name); what it gives for a report may not depend on the others.
            reports: any number.
            progress: told how many are done, when they are more than go at once.

        Returns:
            One outcome for each report, in the order given.
        """
        parts = _parts(reports)
        done: list[T] = []
        try:
            found = map(work, parts) if self.pool is None or len(parts) < 2 else self.pool.map(work, parts)
            for outcomes in found:
                done.extend(outcomes)
                if len(parts) > 1:
                    progress(f"annotating: {len(done)} of {len(reports)} reports")
        except BrokenProcessPool:
            # A process was killed (most often for memory): what it had is done here, one process needing less.
            done.extend(work(reports[len(done) :]))
        return tuple(done)


@contextmanager
def working(workers: int) -> Iterator[Workers]:
    """Yields so many processes, each with one thread and its own models; they begin when there is work for them.

    They are started afresh, not forked: a script that asks for several needs the usual `if __name__ == "__main__":`.

    Raises:
        InputError: fewer than one.
    """
    if workers < 1:
        raise InputError(f"workers are 1 or more, not {workers}")
    if workers == 1:
        yield Workers(None)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield Workers(pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _parts(reports: Sequence[Report]) -> list[Sequence[Report]]:
    parts: list[Sequence[Report]] = []
    start = size = 0
    for place, report in enumerate(reports):
        size += len(report.text)
        if size >= CHARACTERS:
            parts.append(reports[start : place + 1])
            start, size = place + 1, 0
    if start < len(reports):
        parts.append(reports[start:])
    return parts
