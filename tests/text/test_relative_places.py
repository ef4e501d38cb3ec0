"""Places told by another place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Place
from rashomon.text.geo import distance_km, offset
from rashomon.text.relative_places import bearing, relative_place

MERZ = Place("Merz", 1, 30.0, 20.0, "XB", "town", 5.0)


@pytest.mark.parametrize(
    ("before", "km", "degrees"),
    [
        ("two were found 30 km west of ", 30, 270),
        ("a village about 80 kilometres (50 miles) south of the capital, ", 80, 180),
        ("clashes broke out 10 miles north-east of the town of ", 16.1, 45),
        ("fighting south of ", 25, 180),
    ],
)
def test_a_direction_moves_the_point(before: str, km: float, degrees: float) -> None:
    found = relative_place(before, MERZ)
    assert found is not None
    here, there = (MERZ.latitude, MERZ.longitude), (found.place.latitude, found.place.longitude)
    assert distance_km(here, there) == pytest.approx(km, rel=0.02)
    assert offset(here, degrees, km) == pytest.approx(there, abs=0.02)
    assert found.place.radius_km > MERZ.radius_km
    assert found.place.geonames_id is None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("on the outskirts of ", "outskirts of "),
        ("shelling near ", "near "),
        ("held outside the port city of ", "outside the port city of "),
        ("some 100 km from ", "some 100 km from "),
    ],
)
def test_without_a_direction_the_place_grows(before: str, words: str) -> None:
    found = relative_place(before, MERZ)
    assert found is not None
    assert (found.place.latitude, found.place.longitude) == (MERZ.latitude, MERZ.longitude)
    assert found.place.radius_km > MERZ.radius_km
    assert before[len(before) - found.length :] == words


@pytest.mark.parametrize("before", ["", "in ", "said from ", "the people of ", "30 men of "])
def test_other_words_leave_the_place_alone(before: str) -> None:
    assert relative_place(before, MERZ) is None


def test_no_point_lies_west_of_a_whole_country() -> None:
    assert relative_place("30 km west of ", Place("Borea", 2, 30.0, 20.0, "XB", "country", 500.0)) is None


@pytest.mark.parametrize(
    ("way", "degrees"),
    [("north", 0), ("north-east", 45), ("southwestern", 225), ("west", 270), ("north-north-west", 337.5), ("East", 90)],
)
def test_bearings(way: str, degrees: float) -> None:
    assert bearing(way) == degrees


@given(st.floats(-89, 89), st.floats(-180, 179.9), st.floats(0, 359.9), st.floats(0, 2000))
def test_an_offset_lies_as_far_away_as_asked(latitude: float, longitude: float, degrees: float, km: float) -> None:
    there = offset((latitude, longitude), degrees, km)
    assert -90 <= there[0] <= 90
    assert -180 <= there[1] < 180
    assert math.isclose(distance_km((latitude, longitude), there), km, rel_tol=1e-6, abs_tol=1e-3)


@given(st.text(max_size=120))
def test_any_words_before_a_name(before: str) -> None:
    found = relative_place(before, MERZ)
    assert found is None or 0 <= found.length <= len(before)
