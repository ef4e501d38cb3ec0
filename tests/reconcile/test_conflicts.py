"""Every kind of conflict on hand-made annotations, and what must not become one."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict, InputError, Quantity, Reconciliation, When, Where
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, about, alone, day, exactly, said, story, town
from tests.reconcile.stories import courier, gazette


def found(*books: Book, policy: str = "all") -> Reconciliation:
    return reconcile(story(*books), [b.annotation for b in books], alone(*books), policy=policy)


def one(result: Reconciliation, question: str) -> Conflict:
    (conflict,) = [c for c in result.conflicts if question in c.question]
    return conflict


def killed(
    id_: str, lead: str, number: str, value: Quantity, *, published: str = "2031-04-05", outlet: str = "", place: str = "Osk"
) -> Book:
    """A report of one sentence: so many were killed by a blast."""
    b = Book(id_, lead, outlet=outlet or id_.title(), published=published)
    where = b.entity("place", place, place=town(place, len(place), 31.0, 12.0))
    event = b.event("killed", "kill", place=where)
    b.state(event, "killed", value, number)
    return b


def test_counts_of_prisoners_are_rival_and_the_vague_one_stands_beside() -> None:
    conflict = one(found(courier(), gazette()), "How many Hill Army fighters were captured?")
    assert (conflict.kind, conflict.why) == ("number", "rival")
    assert [p.label for p in conflict.positions] == ["128", "145", "more than 100 (compatible with 128 and 145)"]
    assert [[s.chain for s in p.said_by] for p in conflict.positions] == [
        [("a Hill Army officer",)],
        [("Tomas Ilvar",)],
        [("Anton Reth",)],
    ]
    assert "Hill Army officer" in conflict.reason
    assert "Tomas Ilvar" in conflict.reason


def test_distance_that_differs_as_miles_and_kilometres_may_be_a_slip() -> None:
    conflict = one(found(courier(), gazette()), "How far is Varn from Osk?")
    assert (conflict.kind, conflict.why) == ("number", "slip")
    assert [p.label for p in conflict.positions] == ["about 50 km", "about 80 km"]


def test_who_asked_for_the_meeting() -> None:
    conflict = one(found(courier(), gazette()), "Who requested the meeting of the Lakes Council?")
    assert (conflict.kind, conflict.why) == ("actor", "contradiction")
    assert {p.label for p in conflict.positions} == {"Norland", "Suland"}


def test_with_and_without_a_fight() -> None:
    (conflict,) = [c for c in found(courier(), gazette()).conflicts if c.kind == "polarity"]
    assert {p.label for p in conflict.positions} == {"“without a fight”", "“after skirmishes”"}


def test_words_changed_inside_the_marks() -> None:
    conflict = one(found(courier(), gazette()), "What did Marga Dahl say?")
    assert (conflict.kind, len(conflict.positions)) == ("wording", 2)
    assert "“find” or “discover”" in conflict.reason


@pytest.mark.parametrize(
    "words",
    [
        "I still hope to find a peaceful answer in and around Osk.",
        "I STILL HOPE to find a peaceful answer",
        "We will not leave the valley … a peaceful answer in and around Osk",
        "I still hope to find a peaceful answer [to the war] in and around Osk",
    ],
)
def test_a_cut_quotation_is_not_altered(words: str) -> None:
    b = Book("review", f"Marga Dahl said: “{words}”", outlet="Review")
    b.quotation(words, said("Marga Dahl", entity=b.entity("person", "Marga Dahl")))
    result = found(courier(), b)
    assert [c for c in result.conflicts if c.kind == "wording"] == []
    assert any(len(e.members) == 2 for e in result.events if e.kind == "utterance")


def test_a_dropped_not_is_an_alteration() -> None:
    b = Book("review", "Marga Dahl said: “We will leave the valley.”", outlet="Review")
    b.quotation("We will leave the valley", said("Marga Dahl", entity=b.entity("person", "Marga Dahl")))
    (conflict,) = [c for c in found(courier(), b).conflicts if c.kind == "wording"]
    assert "“not” or nothing" in conflict.reason


def test_house_spelling_is_not_wording() -> None:
    books = []
    for id_, words in (("a", "We will organise the defence of the harbour"), ("b", "We will organize the defense of the harbor")):
        b = Book(id_, f"“{words},” Ilan Tor said.", outlet=id_)
        b.quotation(words, said("Ilan Tor", entity=b.entity("person", "Ilan Tor")))
        books.append(b)
    assert found(*books).conflicts == ()


def test_vague_figures_agree_with_exact_ones() -> None:
    a = killed(
        "alpha",
        "At least 40 people were killed by a blast in Osk.",
        "At least 40",
        Quantity(40, float("inf"), counted="people", rule="at least"),
    )
    b = killed("beta", "A blast killed 47 people in Osk.", "47", exactly(47, "people"))
    c = killed(
        "gamma", "Dozens of people were killed in the Osk blast.", "Dozens", Quantity(24, 99, counted="people", rule="vague word")
    )
    result = found(a, b, c)
    assert result.conflicts == ()
    assert sum(e.kind == "event" for e in result.events) == 1


def test_a_later_higher_toll_is_an_update_and_supersedes() -> None:
    a = killed("alpha", "A blast killed 12 people in Osk.", "12", exactly(12, "people"), published="2031-04-05")
    b = killed("beta", "A blast killed 19 people in Osk.", "19", exactly(19, "people"), published="2031-04-07")
    result = found(a, b)
    (conflict,) = result.conflicts
    assert conflict.why == "update"
    states = {c.value.low: c.state for c in result.claims if isinstance(c.value, Quantity)}
    assert states == {12: "superseded", 19: "single-origin"}


def test_one_day_two_tolls_is_a_contradiction() -> None:
    a = killed("alpha", "A blast killed 12 people in Osk.", "12", exactly(12, "people"))
    b = killed("beta", "A blast killed 19 people in Osk.", "19", exactly(19, "people"))
    result = found(a, b)
    assert [c.why for c in result.conflicts] == ["contradiction"]
    assert {c.state for c in result.claims if c.slot == "killed"} == {"contested"}


def test_kinds_that_are_counted_apart() -> None:
    a = killed("alpha", "A blast killed 12 civilians in Osk.", "12", exactly(12, "civilians"))
    b = killed("beta", "A blast killed 31 rebels in Osk.", "31", exactly(31, "rebels"))
    c = killed("gamma", "A blast killed 43 people in Osk.", "43", exactly(43, "people"))
    assert found(a, b, c).conflicts == ()


def test_parts_are_no_rivals_of_the_whole() -> None:
    a = killed("alpha", "A blast killed 19 people in Osk.", "19", exactly(19, "people"))
    b = killed("beta", "Another 7 people were killed overnight in Osk.", "7", exactly(7, "people"))
    assert found(a, b).conflicts == ()


def terrace(*, whole: str) -> Book:
    """A report that tells of some of the dead, and in its last sentence of more."""
    head = "The market of Osk was full. " * 8
    b = Book("a", f"{head}A blast killed 15 people in Osk. It killed {whole} people in Osk.", outlet="A", published="2031-04-05")
    where = b.entity("place", "Osk", place=town("Osk", 3, 31.0, 12.0))
    for nth, number in enumerate(("15", whole)):
        event = b.event("killed", "kill", place=where, nth=nth)
        b.state(event, "killed", exactly(int(number), "people"), number)
    return b


@pytest.mark.parametrize(("whole", "told"), [("132", set()), ("128", {"128", "132"})])
def test_the_larger_figure_of_a_text_is_set_against_others(whole: str, told: set[str]) -> None:
    other = killed("b", "A blast killed 132 people in Osk.", "132", exactly(132, "people"))
    conflicts = found(terrace(whole=whole), other).conflicts
    assert {p.label for c in conflicts for p in c.positions} == told


def test_those_who_did_it_may_be_among_all_the_dead() -> None:
    few = killed("a", "A blast killed seven assailants in Osk.", "seven", exactly(7, "assailants"))
    assert not found(few, killed("b", "A blast killed 130 in Osk.", "130", exactly(130))).conflicts
    assert found(few, killed("b", "A blast killed five in Osk.", "five", exactly(5))).conflicts


def test_two_undated_tolls_may_be_a_later_one_and_an_earlier() -> None:
    dated = killed("a", "A blast killed 12 people in Osk.", "12", exactly(12, "people"))
    undated = killed("b", "A blast killed 19 people in Osk.", "19", exactly(19, "people"), published="")
    (conflict,) = found(dated, undated).conflicts
    assert (conflict.why, "Not all of these reports are dated" in conflict.reason) == ("contradiction", True)


def test_two_towns_are_two_events() -> None:
    a = killed("alpha", "A blast killed 12 people in Osk.", "12", exactly(12, "people"))
    b = Book("beta", "A blast killed 19 people in Farhold.", outlet="Beta", published="2031-04-05")
    event = b.event("killed", "kill", place=b.entity("place", "Farhold", place=town("Farhold", 9, 45.0, 40.0)))
    b.state(event, "killed", exactly(19, "people"), "19")
    result = found(a, b)
    assert result.conflicts == ()
    assert sum(e.kind == "event" for e in result.events) == 2


def test_a_report_does_not_contradict_itself() -> None:
    b = Book("alpha", "A blast killed 12 people in Osk.\n\nThe Osk blast killed 15 people.", outlet="Alpha")
    osk = b.entity("place", "Osk", place=town("Osk", 2, 31.0, 12.0))
    for nth, number in ((0, 12), (1, 15)):
        event = b.event("killed", "kill", nth=nth, place=osk)
        b.state(event, "killed", exactly(number, "people"), str(number))
    assert found(b).conflicts == ()


def test_two_parties_in_one_report_do_count() -> None:
    result = found(courier())
    (conflict,) = result.conflicts
    assert (conflict.kind, conflict.why) == ("number", "rival")


def test_pushed_back_or_withdrew() -> None:
    books = []
    for id_, verb, lemma, roles in (
        ("alpha", "were pushed back", "push back", "recipient"),
        ("beta", "withdrew", "withdraw", "actor"),
    ):
        b = Book(
            id_,
            f"Hill Army troops failed to take the Ostry bridge. Hill Army troops {verb} from the bridge overnight.",
            outlet=id_,
        )
        army, bridge = b.entity("organisation", "Hill Army"), b.entity("facility", "Ostry bridge")
        b.event(
            "take", "take", polarity=False, roles=[("actor", "Hill Army troops", army), ("recipient", "the Ostry bridge", bridge)]
        )
        b.event(verb.split()[-1] if lemma == "withdraw" else "pushed back", lemma, roles=[(roles, "Hill Army troops", army)])
        books.append(b)
    (conflict,) = found(*books).conflicts
    assert (conflict.kind, conflict.why) == ("action", "contradiction")
    assert conflict.question == "What happened: “withdrew”, or “pushed back”?"


def test_it_happened_or_it_did_not() -> None:
    books = []
    for id_, verb, polarity, who in (("alpha", "looted", True, "Ida Brandt"), ("beta", "was not looted", False, "Karl Osten")):
        text = f"The Tirna clinic was looted, {who} said." if polarity else f"The Tirna clinic {verb}, {who} said."
        b = Book(id_, text, outlet=id_)
        clinic = b.entity("facility", "Tirna clinic")
        speaker = said(who, entity=b.entity("person", who))
        b.event("looted", "loot", polarity=polarity, roles=[("recipient", "The Tirna clinic", clinic)], speaker=speaker)
        books.append(b)
    (conflict,) = found(*books).conflicts
    assert conflict.kind == "polarity"
    assert {tuple(s.chain for s in p.said_by) for p in conflict.positions} == {(("Ida Brandt",),), (("Karl Osten",),)}


def test_finer_and_coarser_places_agree() -> None:
    near = [("alpha", town("Osk", 2, 31.0, 12.0), "Osk"), ("beta", town("Little Osk", 3, 31.1, 12.1), "Little Osk")]
    books = []
    for id_, place, name in near:
        b = Book(id_, f"The Hill Army shelled the Ostry bridge in {name}.", outlet=id_)
        army, bridge, where = (
            b.entity("organisation", "Hill Army"),
            b.entity("facility", "Ostry bridge"),
            b.entity("place", name, place=place),
        )
        event = b.event(
            "shelled", "shell", roles=[("actor", "The Hill Army", army), ("recipient", "the Ostry bridge", bridge)], place=where
        )
        b.state(event, "place", Where(name, where, place), name)
        books.append(b)
    assert found(*books).conflicts == ()


def test_far_places_of_one_happening_are_a_conflict() -> None:
    books = []
    for id_, place in (("alpha", town("Osk", 2, 31.0, 12.0)), ("beta", town("Norsk", 3, 33.5, 15.0))):
        b = Book(id_, f"Hill Army chief Oren Dask met Queen Ysolde Marr in {place.name} on Friday.", outlet=id_)
        dask, marr, where = (
            b.entity("person", "Oren Dask"),
            b.entity("person", "Ysolde Marr"),
            b.entity("place", place.name, place=place),
        )
        roles = [("actor", "Hill Army chief Oren Dask", dask), ("recipient", "Queen Ysolde Marr", marr)]
        event = b.event("met", "meet", roles=roles, place=where, time=("Friday", "2031-04-04"))
        b.state(event, "place", Where(place.name, where, place), place.name)
        books.append(b)
    (conflict,) = found(*books).conflicts
    assert (conflict.kind, {p.label for p in conflict.positions}) == ("place", {"Osk", "Norsk"})


def test_estimates_by_rule() -> None:
    books = (courier(), gazette())
    by_policy = {p: one(found(*books, policy=p), "captured").estimate for p in ("all", "acled", "ucdp", "range")}
    assert by_policy["all"] is None
    acled, ucdp, whole = by_policy["acled"], by_policy["ucdp"], by_policy["range"]
    assert acled is not None
    assert (acled.best, acled.policy) == (128, "acled")
    assert ucdp is not None
    assert (ucdp.low, ucdp.best, ucdp.high) == (128, 128, 145)
    assert whole is not None
    assert (whole.low, whole.best, whole.high) == (128, None, 145)


def test_unknown_policy_is_refused() -> None:
    with pytest.raises(InputError, match="no estimate rule"):
        found(courier(), policy="guess")


def test_two_distances_of_one_pair_of_places_are_a_conflict() -> None:
    b = Book("review", "The valley lies 40 km from Osk.", outlet="Review")
    c = Book("digest", "The valley lies 70 km from Osk.", outlet="Digest")
    for book, words, value in ((b, "40 km", about(40)), (c, "70 km", about(70))):
        valley, osk = book.entity("place", "valley"), book.entity("place", "Osk")
        book.distance(words, value, ("valley", valley), ("Osk", osk))
    (conflict,) = found(b, c).conflicts
    assert (conflict.kind, conflict.why) == ("number", "contradiction")


def test_rival_counts_of_the_dead_of_one_party() -> None:
    """ "Attackers" are of the party that attacked; who lost them is who is counted."""
    a = Book(
        "alpha",
        "Hill Army fighters attacked the Ostry bridge. The River Guard killed 31 attackers, the River Guard said.",
        outlet="Alpha",
    )
    army, guard = a.entity("organisation", "Hill Army"), a.entity("organisation", "River Guard")
    bridge = a.entity("facility", "Ostry bridge")
    a.event("attacked", "attack", roles=[("actor", "Hill Army fighters", army), ("recipient", "the Ostry bridge", bridge)])
    killed_ = a.event(
        "killed", "kill", roles=[("actor", "The River Guard", guard)], speaker=said("the River Guard", entity=guard)
    )
    a.state(killed_, "killed", exactly(31, "attackers"), "31")
    b = Book("beta", "The Hill Army lost nine fighters, its spokesman Anton Reth said.", outlet="Beta")
    army = b.entity("organisation", "Hill Army")
    reth = b.entity("person", "Anton Reth", roles=["Hill Army spokesman"])
    lost = b.event("lost", "lose", roles=[("actor", "The Hill Army", army)], speaker=said("Anton Reth", entity=reth))
    b.state(lost, "killed", exactly(9, "fighters"), "nine")
    (conflict,) = found(a, b).conflicts
    assert (conflict.kind, conflict.why) == ("number", "rival")
    assert [p.label for p in conflict.positions] == ["9", "31"]


def test_one_voice_that_gives_two_figures_tells_them_apart() -> None:
    books = []
    for id_ in ("alpha", "beta"):
        b = Book(id_, "The Osk blast killed 12 people.\n\nThe Osk fire killed 3 people.", outlet=id_)
        osk = b.entity("place", "Osk", place=town("Osk", 2, 31.0, 12.0))
        for nth, number in ((0, 12), (1, 3)):
            event = b.event("killed", "kill", nth=nth, place=osk)
            b.state(event, "killed", exactly(number, "people"), str(number))
        books.append(b)
    assert found(*books).conflicts == ()


def test_a_measure_in_two_units_is_one() -> None:
    books = []
    for id_, words, value in (
        ("alpha", "80 km", exactly(80, unit="km", kind="distance")),
        ("beta", "50 miles", exactly(80.4672, unit="km", kind="distance")),
    ):
        b = Book(id_, f"Varn lies {words} from Osk.", outlet=id_)
        varn, osk = b.entity("place", "Varn"), b.entity("place", "Osk")
        b.distance(words, value, ("Varn", varn), ("Osk", osk))
        books.append(b)
    assert found(*books).conflicts == ()


def test_a_weekday_a_week_later_is_no_other_day() -> None:
    books = []
    for id_, date in (("alpha", "2031-04-04"), ("beta", "2031-04-11")):
        b = Book(id_, "Oren Dask met Ysolde Marr on Friday.", outlet=id_)
        dask, marr = b.entity("person", "Oren Dask"), b.entity("person", "Ysolde Marr")
        event = b.event(
            "met", "meet", roles=[("actor", "Oren Dask", dask), ("recipient", "Ysolde Marr", marr)], time=("Friday", date)
        )
        b.state(event, "time", When("Friday", "XXXX-WXX-5", day(date)), "Friday")
        books.append(b)
    assert found(*books).conflicts == ()


def test_an_arrest_is_not_arrested() -> None:
    """What was done to people may be counted itself: the question does not do it twice."""
    books = []
    for name, figure, word in (("courier", 3, "three"), ("gazette", 7, "seven")):
        book = Book(
            name, f"After the fire at Osk there were {word} arrests by the harbour police.", outlet=name, published="2031-04-05"
        )
        book.state(book.event("arrests", "arrest"), "arrested", exactly(figure, "arrests"), word)
        books.append(book)
    one(found(*books), "How many arrests were there?")


@pytest.mark.parametrize(
    ("one", "other", "one_utterance"),
    [
        (
            "We thank you kindly for your care of her and of her ferry in this gale",
            "We give thanks for your care of her and of her ferry in this wind",
            True,
        ),
        ("You might think that is fair that they closed the ferry", "I do not think that is fair at all", False),
    ],
)
def test_quotations_of_one_speaker_are_one_where_nearly_all_words_are(one: str, other: str, *, one_utterance: bool) -> None:
    books = []
    for name, words in (("alpha", one), ("beta", other)):
        book = Book(name, f"“{words},” said Oren Dask.", outlet=name.title())
        book.quotation(words, said("Oren Dask", entity=book.entity("person", "Oren Dask")))
        books.append(book)
    result = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    assert bool([c for c in result.conflicts if c.kind == "wording"]) == one_utterance
