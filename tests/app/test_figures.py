"""The row of a story tells of those harmed only where the story is about harm."""

import pytest

import rashomon
from rashomon.model import WeightsError


def row(*texts: str) -> list[tuple[str, float]]:
    given = [{"id": f"r{n}", "text": text, "outlet": f"Paper {n}", "published": "2031-05-03"} for n, text in enumerate(texts)]
    try:
        account = rashomon.account(given)
    except WeightsError as error:
        pytest.skip(f"needs the language model: {error}")
    return [(figure.slot, figure.best) for figure in account.incident.figures] if account.incident else []


_BILL = (
    "The Osk council voted on Friday to widen the harbour road.\n\nThe vote was seven to two, the clerk said. Work will begin in"
    " June. The mayor called it a good day for Osk.\n\nShopkeepers had asked for a delay. They fear for the summer trade.\n\n"
)


def test_a_death_told_in_passing_is_no_figure_of_the_story() -> None:
    others = (_BILL.replace("widen", "broaden"), _BILL.replace("good", "great"))
    late = "They will meet again.\n\nThe road is named for a sailor who was killed in a storm."
    assert row(_BILL + late, *others) == []


def test_nobody_hurt_is_a_figure_only_where_a_text_says_so() -> None:
    shot = "A man was shot dead outside a shop in Osk on Friday, police said."
    assert row(shot) == [("killed", 1.0)]
    assert row(shot + " Nobody else was injured.") == [("killed", 1.0), ("injured", 0.0)]
