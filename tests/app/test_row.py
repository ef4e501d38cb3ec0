"""The row for coders, from text to figures."""

from rashomon.app import account


def figures(text: str) -> dict[str, float]:
    done = account([{"id": "a", "title": "", "text": text, "published": "2014-04-15", "language": "en"}])
    assert done.incident is not None
    return {figure.slot: figure.best for figure in done.incident.figures}


def test_who_killed_others_and_then_himself_comes_on_top() -> None:
    assert figures("A gunman killed three guards in Spokane on Monday, then killed himself, police said.")["killed"] == 4


def test_one_dead_and_another_hurt_are_two() -> None:
    assert figures("A man was killed and another man was injured in Spokane on Monday, police said.") == {
        "killed": 1,
        "injured": 1,
    }


def test_who_is_among_the_dead_already_does_not() -> None:
    assert figures("Three people were found dead in Spokane on Monday, police said.")["killed"] == 3


def test_the_row_finds_the_town_of_the_police_and_the_day_of_the_deed() -> None:
    text = "A man was shot dead on Sunday night, Spokane police said on Tuesday. Detectives arrested a man from Denver on Monday."
    done = account([{"id": "a", "title": "", "text": text, "published": "2014-04-15", "language": "en"}])
    assert done.incident is not None
    assert done.incident.when is not None
    assert done.incident.when.start.date().isoformat() == "2014-04-13"
    place = next(entity for entity in done.entities if entity.id == done.incident.where)
    assert place.name == "Spokane"


def test_midnight_belongs_to_the_day_that_it_is_told_with() -> None:
    text = "A woman was shot just before midnight on Sunday in Spokane, police said. She was taken to hospital about 12:20 a.m."
    done = account([{"id": "a", "title": "", "text": text, "published": "2014-04-15", "language": "en"}])
    assert done.incident is not None
    assert done.incident.when is not None
    assert done.incident.when.start.date().isoformat() == "2014-04-13"
