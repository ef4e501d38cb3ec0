"""Who is counted among those killed and injured: all who were hit, or those who did not do it."""

import json

import pytest

from rashomon import account
from rashomon.model import InputError

OWN_HAND = {
    "id": "own-hand",
    "published": "2016-03-05",
    "text": "Three dead in Tarrow Bay shooting\n\nA man killed two women at a farm near Tarrow Bay on Friday before "
    "turning the gun on himself, police said. Two women and the man are dead. Nobody else was hurt.",
}
SHOT_BY_POLICE = {
    "id": "shot",
    "published": "2016-03-05",
    "text": "Clerk and gunman dead after robbery in Orlund\n\nTwo people were killed on Friday in Orlund. A clerk was killed in "
    "the robbery, police said. The gunman was killed by an officer in the street.",
}
ALONE = {
    "id": "alone",
    "published": "2016-03-05",
    "text": "Man dead in Orlund\n\nA man shot and killed himself in a car park in Orlund on Friday, police said. "
    "Nobody else was hurt.",
}


def killed(report: dict[str, str], count: str) -> tuple[float, str] | None:
    row = account([report], count=count).incident
    return next(((f.best, f.scope) for f in row.figures if f.slot == "killed"), None) if row else None


@pytest.mark.parametrize(("report", "everybody", "victims"), [(OWN_HAND, 3, 2), (SHOT_BY_POLICE, 2, 1), (ALONE, 1, 1)])
def test_the_doer_is_left_out_where_that_is_asked(report: dict[str, str], everybody: int, victims: int) -> None:
    assert killed(report, "all") == (everybody, "all")
    assert killed(report, "victims") == (victims, "victims")


def test_the_rule_and_the_doers_sentence_travel_with_the_figure() -> None:
    done = account([OWN_HAND], count="victims")
    written = json.loads(done.to("json"))["incident"]["figures"]
    figure = next(each for each in written if each["slot"] == "killed")
    assert (figure["low"] <= figure["best"] <= figure["high"], figure["scope"]) == (True, "victims")
    assert any("turning the gun on himself" in span["quote"] for span in figure["evidence"])
    assert all(OWN_HAND["text"][s["start"] : s["end"]] == s["quote"] for s in figure["evidence"])
    assert "whoever is told of as the doer is not counted" in " ".join(done.to("text").split())


def test_who_is_named_as_the_doer_is_no_victim() -> None:
    text = (
        "Two dead in Orlund\n\nJonas Ferrick, 41, shot and killed his wife, Mara Ferrick, 39, at their home in Orlund on Friday "
        "and then killed himself, police said. Mara Ferrick was found dead in the kitchen. Police identified the suspect as "
        "Jonas Ferrick."
    )
    report = {"id": "named", "published": "2016-03-05", "text": text}
    everybody, victims = (account([report], count=count) for count in ("all", "victims"))
    assert everybody.incident is not None
    assert victims.incident is not None
    names = {entity.id: entity.name for entity in victims.entities}
    assert {names[victim.entity] for victim in everybody.incident.people} == {"Jonas Ferrick", "Mara Ferrick"}
    assert {names[victim.entity] for victim in victims.incident.people} == {"Mara Ferrick"}


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(InputError, match="choose one of all, victims"):
        account([ALONE], count="some")
