"""How many were killed and injured: the pair of figures that the texts of a story speak for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compose.row.layout import STANDS
from rashomon.compose.row.tally import features, pairs, plainly, tally
from rashomon.compose.row.tellings import TALLIED, Telling, Toll, leading, subjects, surname


def telling(slot: str, size: int, words: str, stand: str = "first", *, sentence: int = 1, own: bool = False) -> Telling:
    number = words.split(maxsplit=1)[0].isdigit()
    return Telling(slot, size, number, stand, sentence, words, claim=f"{slot} {words}", name=surname(words), own=own, deed=own)


def text(*tellings: Telling, about: frozenset[str] = frozenset()) -> Toll:
    return Toll(tellings, about)


STORIES = {
    "of six hit, three are dead": ((telling("killed or injured", 6, "6 people"), telling("killed", 3, "3")), (3, 3)),
    "two dead and one hurt beside a triple shooting": (
        (
            telling("killed", 2, "2 men"),
            telling("injured", 1, "1 woman"),
            telling("killed or injured", 3, "3 people", "second", sentence=2),
        ),
        (2, 1),
    ),
    "found hurt, dead in the next sentence": (
        (telling("injured", 1, "a man"), telling("killed", 1, "he", "second", sentence=2)),
        (1, 0),
    ),
    "large figures": ((telling("killed", 145, "145 people"), telling("injured", 300, "300 others")), (145, 300)),
    "nothing told": ((), (0, 0)),
}


@pytest.mark.parametrize("name", list(STORIES))
def test_the_pair_of_one_text(name: str) -> None:
    tellings, wanted = STORIES[name]
    assert tally((text(*tellings),)) == wanted


def test_a_silent_text_has_no_vote() -> None:
    telling_text = text(telling("killed", 2, "2 men"), telling("injured", 5, "5 others"))
    silent = text(about=frozenset({"court first"}))
    assert tally((telling_text, silent, silent, silent)) == tally((telling_text,)) == (2, 5)


def test_the_last_of_two_equal_tolls_stands() -> None:
    early, late = text(telling("killed", 2, "2 men")), text(telling("killed", 3, "3 men"))
    assert tally((early, late, late)) == (3, 0)


def test_who_did_it_and_died_by_his_own_hand_is_counted_once_more() -> None:
    others = Telling("killed", 3, True, "first", 1, "3 guards", "c1", deed=True)
    himself = Telling("killed", 1, False, "first", 1, "himself", "c2", own=True)
    assert plainly(text(others, himself)) == (4, 0)
    assert plainly(text(others)) == (3, 0)


def test_leading_is_the_greatest_at_the_head() -> None:
    told = (
        telling("killed", 1, "a man", "title"),
        telling("killed", 4, "4 men", "second"),
        telling("killed", 9, "9 men", "rest"),
    )
    found = leading(told)
    assert found is not None
    assert found.size == 4


def test_subjects_and_surnames() -> None:
    assert subjects("Man killed in Sarat", "He was shot.", "A trial began.") == {"death first", "hurt first", "court head"}
    assert surname("Peter Wells Jr.") == "wells"
    assert surname("26-year-old Anna Ward") == "ward"
    assert surname("the driver") == ""


TELLINGS = st.builds(
    Telling,
    slot=st.sampled_from(TALLIED),
    size=st.integers(0, 10**9),
    number=st.booleans(),
    stand=st.sampled_from(STANDS),
    sentence=st.integers(0, 9),
    words=st.text(max_size=12),
    claim=st.sampled_from("abc"),
    own=st.booleans(),
)


@given(st.lists(st.lists(TELLINGS, max_size=40).map(lambda told: text(*told)), max_size=4).map(tuple))
def test_the_choice_is_one_of_the_pairs_and_their_number_is_bounded(texts: tuple[Toll, ...]) -> None:
    allowed = pairs(texts)
    assert tally(texts) in allowed
    assert len(allowed) <= 700
    assert all(killed >= 0 and injured >= 0 for killed, injured in allowed)
    assert all(value == value for value in features(allowed[0], texts).values())


def test_two_single_people_of_other_ages_are_two() -> None:
    girl = telling("injured", 1, "a 9-year-old girl")
    woman = telling("injured", 1, "a 41-year-old woman", "second", sentence=2)
    found = features((0, 2), (text(girl, woman),))
    assert found["others hurt by age match"] == found["others hurt by kind match"] == 1.0
    assert features((0, 1), (text(girl, woman),))["harmed by age fewer"] == 1.0


def test_the_child_is_the_girl_told_of_elsewhere() -> None:
    told = text(telling("injured", 1, "a girl"), telling("injured", 1, "the child", "second", sentence=2))
    assert features((0, 1), (told,))["others hurt by kind match"] == 1.0


def test_both_figures_told_side_by_side_go_before_others() -> None:
    told = text(
        telling("killed", 2, "2 men"), telling("injured", 4, "4 others"), telling("injured", 1, "1 man", "rest", sentence=9)
    )
    assert features((2, 4), (told,))["numbers side by side match"] == 1.0
    assert features((2, 1), (told,))["numbers side by side differ"] == 1.0
    assert tally((told,)) == (2, 4)


@pytest.mark.parametrize(
    ("ledger", "name"), [(((0.9, 0.9),), "killed one named match"), (((0.9, 0.1),), "injured one named more")]
)
def test_figures_are_weighed_against_those_who_are_named(ledger: tuple[tuple[float, float], ...], name: str) -> None:
    told = text(telling("killed", 1, "a man"), telling("injured", 2, "2 others"))
    assert features((1, 2), (told,), ledger)[name] == 1.0
    assert name not in features((1, 2), (told,))


def test_of_many_harmed_the_figure_that_texts_lead_with_is_taken() -> None:
    """Single persons, of whom texts tell alike, are no figure of a deed that killed more than a hundred."""

    def dead(size: int, stand: str) -> Telling:
        return Telling("killed", size, number=size > 1, stand=stand, sentence=size, words="", claim=str(size), name="")

    assert tally([text(dead(size, "head"), dead(1, "rest")) for size in (120, 128, 129, 130, 130)])[0] == 130
    assert tally([text(dead(size, "head"), dead(1, "rest")) for size in (120, 2, 2, 3, 3)])[0] < 20


def test_where_the_texts_are_not_dated_the_greatest_toll_stands_for_the_latest() -> None:
    leads = [(telling("killed", size, f"{size} people"),) for size in (1600, 350)]
    assert tally([text(*lead) for lead in leads])[0] == 350
    assert tally([Toll(lead, frozenset(), dated=False) for lead in leads])[0] == 1600
