"""Street addresses in running text, and which two of them can both be right."""

from __future__ import annotations

import pytest

from rashomon.text.addresses import Address, find_addresses


def the(text: str) -> Address:
    (found,) = find_addresses(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "bounds", "street"),
    [
        ("It was in the 1400 block of North Quill Street.", "1400 block of North Quill Street", (1400, 1499), "quill"),
        ("Crews went to the 200-block of Ferrin Ave. at noon.", "200-block of Ferrin Ave", (200, 299), "ferrin"),
        ("A fire broke out at 1240 Old Tarn Road on Monday.", "1240 Old Tarn Road", (1240, 1240), "old tarn"),
        ("A body lay in front of 312 South Velm Monday.", "312 South Velm", (312, 312), "velm"),
        ("The 12000 block of Dask Circle was closed.", "12000 block of Dask Circle", (12000, 12999), "dask"),
        ("Police closed a bridge on Merrow Lane, they said.", "Merrow Lane", (0, 99_999), "merrow"),
        ("It was at 88 11th St. SW in Osk.", "88 11th St", (88, 88), "11th"),
    ],
)
def test_an_address_is_its_words_its_numbers_and_its_street(text: str, words: str, bounds: tuple[int, int], street: str) -> None:
    found = the(text)
    assert text[found.start : found.end].rstrip(".") == words
    assert (found.low, found.high, found.street) == (*bounds, street)


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid 12 Wall Street banks.",
        "It took 40 South Koreans home.",
        "A robbery at Perrin Place liquor store.",
        "He was caught near Dask Court.",
        "On Monday, 14 people met in the town.",
        "Cars met on 32nd Court.",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not list(find_addresses(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 890 Quill Ave.", "at 840 Quill Avenue."),
        ("in the 3000 block of W. Quill Street.", "in the 3200 block of West Quill."),
        ("at 76 Quill Drive.", "at 76 Quill Lane."),
        ("at 76 Quill Drive.", "on Quill Lane."),
        ("in the 300 block of North Quill Street.", "in the 300 block of South Quill Street."),
    ],
)
def test_one_part_that_differs_is_an_address_told_in_two_ways(one: str, other: str) -> None:
    assert the(one).differs(the(other))
    assert not the(one).agrees(the(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in the 1200 block of Quill Street.", "at 1240 Quill St."),
        ("at 1240 Quill Street.", "on Quill Street."),
        ("in the 300 block of North Quill Street.", "in the 300 block of Quill Street."),
        ("at 12536 Quill Circle.", "in the 12000 block of Quill Circle."),
    ],
)
def test_bounds_that_meet_agree(one: str, other: str) -> None:
    assert the(one).agrees(the(other))
    assert not the(one).differs(the(other))


def test_two_streets_differ_in_nothing_that_could_be_compared() -> None:
    one, other = the("at 12 Quill Street."), the("at 14 Tarn Street.")
    assert not one.differs(other)
    assert not one.agrees(other)
