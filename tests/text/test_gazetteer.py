import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import RashomonError
from rashomon.text.gazetteer import EXACT, FOLDED, FUZZY, candidates, entry, lookup
from rashomon.text.gazetteer_file import GazetteerFile, open_file
from rashomon.text.geo import distance_km
from rashomon.text.placenames import folded, key, skeleton


@pytest.mark.parametrize(
    ("name", "identifier", "kind"),
    [
        ("Libya", 2215636, "country"),
        ("Britain", 2635167, "country"),
        ("U.S.", 6252001, "country"),
        ("Illinois", 4896861, "region"),
        ("Sangamon County", 4249472, "region"),
        ("Helmand", 1140043, "region"),
        ("Benghazi", 88319, "town"),
        ("BENGHAZI", 88319, "town"),
        ("Bengazi", 88319, "town"),
        ("Qaşr Bin Ghashīr", 2213618, "town"),
    ],
)
def test_the_greatest_place_of_a_name_comes_first(name: str, identifier: int, kind: str) -> None:
    first = candidates(name)[0]
    assert (first.geonames_id, first.kind) == (identifier, kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gharyan", "Gharian"),
        ("Az Zawiyah", "Zawiyah"),
        ("al-‘Aziziyah", "Al Aziziyah"),
        ("Qasr Bani Ghashir", "Qasr ben Ghashir"),
        ("Sûq el-Khamis", "Souk al Khamis"),
        ("Djerba", "Jerba"),
        ("São Paulo", "Sao Paulo"),
        ("St. Louis", "Saint Louis"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert folded(key(one)) == folded(key(other))


def test_a_name_spelled_so_comes_before_one_that_sounds_so() -> None:
    assert {found.match for found in lookup("Gharyan")} == {EXACT}
    assert {found.match for found in lookup("Gharian")} == {FOLDED}
    assert lookup("Gharian")[0].row == lookup("Gharyan")[0].row
    assert lookup("Benghazu") == ()
    similar = lookup("Benghazu", fuzzy=True)
    assert similar[0].match == FUZZY
    assert similar[0].place.name == "Benghazi"
    assert similar[0].similarity < 1


def test_what_no_place_is_called() -> None:
    assert candidates("") == ()
    assert candidates("Qwrtzplk") == ()
    assert candidates("Qwrtzplk", fuzzy=True) == ()
    assert candidates("x" * 10_000, fuzzy=True) == ()


def test_regions_and_country_lie_round_a_town() -> None:
    town = next(found for found in lookup("Springfield") if found.place.geonames_id == 4250542)
    assert [entry(row).place.name for row in town.parents] == ["Sangamon County", "Illinois", "United States"]
    illinois = entry(town.parents[1])
    assert illinois.kind == "region"
    here = (town.place.latitude, town.place.longitude)
    assert distance_km(here, (illinois.place.latitude, illinois.place.longitude)) < illinois.place.radius_km


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [((0, 0), (0, 0), 0), ((0, 0), (0, 180), 20015), ((52.52, 13.405), (48.8566, 2.3522), 878), ((90, 0), (-90, 77), 20015)],
)
def test_distances(a: tuple[float, float], b: tuple[float, float], kilometres: float) -> None:
    assert distance_km(a, b) == pytest.approx(kilometres, rel=0.01)
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))


@given(st.text(max_size=60))
def test_any_name_can_be_looked_up(name: str) -> None:
    for found in lookup(name, fuzzy=True):
        assert -90 <= found.place.latitude <= 90
        assert -180 <= found.place.longitude <= 180
        assert found.place.radius_km > 0
    strict = key(name)
    assert key(strict) == strict
    skeleton(folded(strict))


@given(st.integers(0, 300_000))
def test_every_place_is_found_under_its_name(row: int) -> None:
    found = entry(row)
    if found.kind != "other" and all(letter.isalpha() or letter in " -" for letter in found.place.name):
        names = lookup(found.place.name)
        # Of names that hundreds of places share only the greatest are kept.
        assert any(each.row == row for each in names) or len(names) > 100


def test_a_damaged_file_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a gazetteer"):
        GazetteerFile(b"something else")
    open_file.cache_clear()
    monkeypatch.setattr("rashomon.text.gazetteer_file._FILE", tmp_path / "none.bin")
    with pytest.raises(RashomonError, match="missing or damaged"):
        open_file()
    monkeypatch.undo()
    open_file.cache_clear()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc on this system: memory cannot be read")
def test_the_first_lookup_loads_no_table() -> None:
    # The peak of getrusage would be inherited from this process; that of /proc begins with the new program.
    code = (
        "import re, time; from pathlib import Path; from rashomon.text.gazetteer import lookup; begun = time.process_time();"
        "assert lookup('Tripoli'); assert time.process_time() - begun < 0.3;"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100_000  # kB, interpreter included
