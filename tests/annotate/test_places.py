from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.places.places import locate
from rashomon.annotate.places.placing import FEATURES, WEIGHTS, Name, weigh
from rashomon.model import LocalEntity, Mention, Place, Report


def placed(text: str, *names: str, dateline: str = "", kind: str = "place") -> dict[str, Place | None]:
    """Where the names of a report are placed."""
    report = Report(id="r", text=text, sha256="", dateline=dateline)
    entities = []
    for number, name in enumerate(names, 1):
        start = text.index(name)
        key = f"e{number}"
        mention = Mention(report.span(start, start + len(name)), "named", key)
        entities.append(LocalEntity(key, kind, name, (name,), mentions=(mention,)))
    return {entity.name: entity.place for entity in locate(report, tuple(entities))}


def country(text: str, name: str, *others: str, dateline: str = "") -> str | None:
    place = placed(text, name, *others, dateline=dateline)[name]
    return place.country if place else None


def test_the_countries_named_decide() -> None:
    assert country("Tripoli lies on the coast of Libya.", "Tripoli", "Libya") == "LY"
    assert country("Tripoli lies on the coast of Lebanon.", "Tripoli", "Lebanon") == "LB"
    assert country("Lebanese police in Tripoli said Lebanese courts would decide.", "Tripoli") == "LB"


def test_what_stands_behind_the_name_decides() -> None:
    springfield = placed("A barn burned in Springfield, Illinois, on Monday.", "Springfield", "Illinois")["Springfield"]
    assert springfield is not None
    assert springfield.geonames_id == 4250542
    springfield = placed("A barn burned in Springfield, Mass., on Monday.", "Springfield")["Springfield"]
    assert springfield is not None
    assert springfield.geonames_id == 4951788


def test_a_name_may_hold_its_state() -> None:
    place = placed("A barn burned in Springfield, Illinois.", "Springfield, Illinois")["Springfield, Illinois"]
    assert place is not None
    assert place.geonames_id == 4250542


def test_another_name_of_the_place_helps() -> None:
    report = Report(id="r", text="Hogtown, or Toronto, in Canada.", sha256="")
    (found,) = locate(report, (LocalEntity("e1", "place", "Hogtownville", ("Hogtownville", "Toronto")),))
    assert found.place is not None
    assert found.place.name == "Toronto"


def test_neighbours_decide() -> None:
    text = "Floods cut the road from Cambridge to Somerville, Medford and Waltham."
    assert country(text, "Cambridge", "Somerville", "Medford", "Waltham") == "US"
    text = "Floods cut the road from Cambridge to Huntingdon, Newmarket and Peterborough."
    assert country(text, "Cambridge", "Huntingdon", "Newmarket", "Peterborough") == "GB"


def test_the_dateline_decides() -> None:
    text = "Shots were heard near the harbour of Tripoli."
    assert country(text, "Tripoli", dateline="BEIRUT, Lebanon") == "LB"


def test_adjectives_and_common_nouns() -> None:
    found = placed("They crossed Helmand province into Anbar Governorate.", "Helmand province", "Anbar Governorate")
    assert [place and place.kind for place in found.values()] == ["region", "region"]


def test_what_is_not_decided_has_no_place() -> None:
    assert placed("They met in Springfield.", "Springfield")["Springfield"] is None
    assert placed("They met in Qwrtzplk.", "Qwrtzplk")["Qwrtzplk"] is None
    # A village of the name elsewhere is not meant by a report that plays in Libya.
    text = "Libyan troops left Benghazi, Tobruk, Gharyan and Misrata for Clinton."
    assert placed(text, "Benghazi", "Tobruk", "Gharyan", "Misrata", "Clinton")["Clinton"] is None


def test_only_places_are_placed_and_nothing_else_changes() -> None:
    report = Report(id="r", text="Paris met London.", sha256="")
    person = LocalEntity("e1", "person", "Paris", ("Paris",))
    known = Place("London", 1, 0.0, 0.0)
    placed_before = LocalEntity("e2", "place", "London", ("London",), place=known)
    assert locate(report, (person, placed_before)) == (person, placed_before)
    assert locate(report, ()) == ()


def test_every_feature_has_its_weight() -> None:
    assert len(FEATURES) == len(WEIGHTS)


NAMES = ["Tripoli", "Libya", "Springfield", "Paris", "Georgia", "Qwrtz", "Washington", "Ky.", "Europe", "", "al-", "Cambridge"]


@given(st.lists(st.sampled_from(NAMES), max_size=12, unique=True))
def test_beliefs_sum_to_one(names: list[str]) -> None:
    text = ", ".join(names)
    for weighed in weigh(text, [Name(name, (len(name),)) for name in names]):
        assert len(weighed.beliefs) == len(weighed.entries)
        assert not weighed.beliefs or sum(weighed.beliefs) == pytest.approx(1)


@given(st.permutations(["Tripoli", "Libya", "Benghazi", "Paris"]))
def test_the_order_of_entities_changes_no_place(names: list[str]) -> None:
    text = "Libya: Tripoli and Benghazi, said Paris."
    report = Report(id="r", text=text, sha256="")
    entities = tuple(LocalEntity(f"e{number}", "place", name, (name,)) for number, name in enumerate(names))
    found = {entity.name: entity.place for entity in locate(report, entities)}
    again = {entity.name: entity.place for entity in locate(report, tuple(replace(each) for each in reversed(entities)))}
    assert found == again


def test_a_quarter_of_the_compass_is_no_town() -> None:
    found = placed("It burned on Northwest 20th Avenue in Miami, Florida.", "Northwest", "Miami", "Florida")
    assert found["Northwest"] is None
    assert found["Miami"] is not None
