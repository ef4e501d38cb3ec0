"""What counts as the registry's place."""

import pytest

from benchmarks.accounts import _cities, _county


@pytest.mark.parametrize(
    ("written", "cities", "county"),
    [
        ("Halmara (county)", {"halmara"}, {"halmara county"}),
        ("Halmara (Old Quay)", {"halmara", "old quay"}, set()),
        ("Halmara County", {"halmara county"}, set()),
        (None, set(), set()),
    ],
)
def test_a_county_counts_by_its_name_in_a_measure_of_its_own(written: str | None, cities: set[str], county: set[str]) -> None:
    gold = {"city_or_county": written}
    assert (_cities(gold), _county(gold)) == (cities, county)
