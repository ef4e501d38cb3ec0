"""Figures whose state stands elsewhere, ages behind "of", hours inside names, and days of another deed."""

import pytest

from rashomon.annotate import annotate
from rashomon.app.load import load
from rashomon.model import Annotation, Quantity


def read(text: str) -> Annotation:
    (annotation,) = annotate(load([{"id": "r", "text": text, "published": "2031-03-09"}]).reports)
    return annotation


def counts(text: str) -> dict[str, list[tuple[float, str]]]:
    found: dict[str, list[tuple[float, str]]] = {}
    for s in read(text).statements:
        if isinstance(s.value, Quantity) and s.value.kind == "count" and s.slot != "measure":
            found.setdefault(s.slot, []).append((s.value.low, s.speaker.chain[-1] if s.speaker else ""))
    return found


def test_a_number_takes_up_what_was_counted_last() -> None:
    assert counts("Twelve people were killed, police said. The opposition put the figure at 40.")["killed"] == [
        (12, "police"),
        (40, "The opposition"),
    ]
    assert [n for n, _ in counts("Some 60 people were arrested. The union said the number was 120.")["arrested"]] == [54, 120]


def test_that_of_the_injured_is_a_number_too() -> None:
    found = counts("The ministry put the number of dead at seven, and that of the injured at 31.")
    assert ([n for n, _ in found["killed"]], [n for n, _ in found["injured"]]) == ([7], [31])


@pytest.mark.parametrize(
    "text",
    [
        "The plane crashed with 62 people on board near Tamber on Saturday, killing everybody aboard.",
        "The plane crashed with 62 people on board near Tamber on Saturday. There were no survivors.",
    ],
)
def test_everybody_aboard_is_as_many_as_were_aboard(text: str) -> None:
    assert [n for n, _ in counts(text)["killed"]] == [62]


def test_everybody_aboard_may_have_lived() -> None:
    assert "killed" not in counts("The ferry sank with 62 people on board. Everybody on board survived.")
    assert "killed" not in counts("The town put the figure at 40.")


def test_a_girl_of_twelve_is_one() -> None:
    assert counts("A girl of 12 is in hospital.")["hospitalised"] == [(1, "")]


def test_no_hour_stands_in_a_name() -> None:
    found = read("The Army of the Dawn claimed an attack on Sunday. Its men had come at dawn.")
    assert [t.span.quote for t in found.times] == ["Sunday", "dawn"]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("President Tau announced an inquiry on Sunday into the killing of 12 miners.", "inquiry"),
        ("Thousands marched on Sunday over the killing of a student.", "march"),
    ],
)
def test_the_day_of_what_is_done_about_a_killing_is_not_its_day(text: str, deed: str) -> None:
    annotation = read(text)
    dated = {e.lemma for e in annotation.events if e.time is not None}
    assert deed in dated
    assert "killing" not in dated
    assert "killing" in {e.lemma for e in annotation.events}


def test_people_are_rescued_from_the_water_and_guns_are_not() -> None:
    assert [n for n, _ in counts("Sixty-two people were pulled from the water.")["rescued"]] == [62]
    assert "rescued" not in counts("Divers pulled two guns from the river.")
    assert "rescued" not in counts("Twelve people were pulled dead from the sea.")
