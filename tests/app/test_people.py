"""Who was killed and who was injured, by name, from the reports to the account."""

import json
from itertools import permutations

import pytest

from rashomon import account
from rashomon.compose.row.people import LIKELY, chance

FIRST = {
    "id": "one",
    "published": "2019-05-06",
    "text": "Two shot outside Merrow bar\n\nMERROW, Ohio — A woman was killed and a man was injured in a shooting outside a bar "
    "late Saturday, police said.\n\nThe victim was identified as Dorrie Haskell, 31, of Merrow. She was pronounced dead at the "
    "scene.\n\n"
    "Lamar Quill, 28, was shot in the leg and taken to a hospital, where he was treated and released.\n\n"
    "Police Chief Owen Prather said no arrest had been made.\n",
}
SECOND = {
    "id": "two",
    "published": "2019-05-07",
    "text": "Family mourns woman slain at Merrow bar\n\nMERROW, Ohio — Dorrie Haskell, 31, was shot and killed on Saturday night "
    "outside a bar in Merrow. A second victim, Lamar Quill, was wounded in the leg.\n\n"
    '"She loved everybody," said her sister, Minna Haskell.\n\n'
    "Police arrested Travis Oakum, 40, on Monday and charged him with murder. Chief Owen Prather said the two men had argued.\n",
}


def test_those_harmed_are_named_and_nobody_else() -> None:
    found = account([FIRST, SECOND])
    assert found.incident is not None
    names = {entity.id: entity.name for entity in found.entities}
    assert [(names[victim.entity], victim.fate) for victim in found.incident.people] == [
        ("Dorrie Haskell", "killed"),
        ("Lamar Quill", "injured"),
    ]


def test_each_name_stands_in_its_evidence() -> None:
    found = account([FIRST, SECOND])
    texts = {report.id: report.text for report in found.reports}
    names = {entity.id: entity.name for entity in found.entities}
    assert found.incident is not None
    for victim in found.incident.people:
        assert victim.likelihood >= LIKELY
        for span in victim.evidence:
            assert texts[span.report][span.start : span.end] == span.quote
            assert names[victim.entity].split()[-1] in span.quote


def test_order_of_reports_changes_nothing_and_a_copy_adds_nothing() -> None:
    one, other = (account(list(given)).incident for given in permutations([FIRST, SECOND]))
    assert one == other
    copied = account([FIRST, SECOND, {**FIRST, "id": "copy"}]).incident
    assert one is not None
    assert copied is not None
    assert [(v.entity, v.fate, v.likelihood) for v in one.people] == [(v.entity, v.fate, v.likelihood) for v in copied.people]


def test_the_account_writes_them_out() -> None:
    found = account([FIRST, SECOND])
    written = json.loads(found.to("json"))["incident"]["people"]
    assert [(each["name"], each["fate"]) for each in written] == [("Dorrie Haskell", "killed"), ("Lamar Quill", "injured")]
    assert all(each["evidence"] for each in written)
    assert "killed, by name Dorrie Haskell" in " ".join(found.to("text").split())


@pytest.mark.parametrize("names", [3, 200])
def test_a_long_list_of_names_is_read(names: int) -> None:
    people = "\n\n".join(f"Ann Bexley{chr(97 + n % 26)}{chr(97 + n // 26)}, {20 + n % 60} years old" for n in range(names))
    text = f"Names of those killed in Merrow\n\nMERROW, Ohio — Police identified those killed in the fire:\n\n{people}\n"
    assert account([{"id": "list", "text": text}]).incident is not None or names == 3


def test_without_features_the_chance_is_even() -> None:
    assert chance({}, {}) == 0.5
