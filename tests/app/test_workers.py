"""Annotating in several processes: the same outcomes in the same order, and a process that dies loses nothing."""

import multiprocessing
import os
from collections.abc import Sequence

import pytest

from rashomon.annotate import annotate
from rashomon.app import workers
from rashomon.app.workers import Workers, working
from rashomon.model import InputError, Report
from tests.gather.telling import QUAKES, SECOND


def _reports(count: int) -> list[Report]:
    return [Report(f"r{number}", "word " * (number % 7), f"{number:064}") for number in range(count)]


def lengths(reports: Sequence[Report]) -> list[tuple[str, int]]:
    return [(report.id, len(report.text)) for report in reports]


def lengths_where_it_was_asked(reports: Sequence[Report]) -> list[tuple[str, int]]:
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return lengths(reports)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CHARACTERS", 40)


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_one_outcome_a_report_in_order(count: int) -> None:
    reports = _reports(count)
    assert list(Workers(None).over(lengths, reports, lambda _: None)) == lengths(reports)


def test_processes_change_nothing() -> None:
    reports = [*SECOND, *QUAKES[:1]]
    with working(2) as hands:
        assert hands.over(annotate, reports, lambda _: None) == annotate(reports)


def test_what_a_dead_process_had_is_done_here() -> None:
    reports = _reports(30)
    with working(2) as hands:
        assert list(hands.over(lengths_where_it_was_asked, reports, lambda _: None)) == lengths(reports)


def test_progress_says_how_many_are_done() -> None:
    said: list[str] = []
    Workers(None).over(lengths, _reports(30), said.append)
    assert said[-1] == "annotating: 30 of 30 reports"


@pytest.mark.parametrize("number", [0, -1])
def test_fewer_than_one_is_refused(number: int) -> None:
    with pytest.raises(InputError, match="workers are 1 or more"), working(number):
        pass
