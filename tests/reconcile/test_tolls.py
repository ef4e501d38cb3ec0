"""Tolls are compared across a story: updates, round-ups and who is counted are told apart, and parts are no rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.model import Conflict, Quantity
from rashomon.reconcile import reconcile
from rashomon.reconcile.story import open_story
from tests.reconcile.build import Book, alone, copied, copy_of, day, exactly, story

Count = tuple[str, str, str, Quantity, str]
ONE = Quantity(1, 1, counted="man", rule="one person")


def book(id_: str, text: str, counts: Sequence[Count], *, published: str = "2031-04-05") -> Book:
    """A report with counts: (trigger, lemma, slot, value, words of the figure); a trigger may be said more than once."""
    b = Book(id_, text, outlet=id_.title(), published=published)
    seen: dict[str, int] = {}
    for trigger, lemma, slot, value, words in counts:
        event = b.event(trigger, lemma, nth=seen.get(trigger, 0))
        seen[trigger] = seen.get(trigger, 0) + 1
        b.state(event, slot, value, words)
    return b


def conflicts(*books: Book) -> list[Conflict]:
    """Number conflicts, the same in whatever order the reports come."""
    forth, back = (
        reconcile(story(*each), [b.annotation for b in each], alone(*each)) for each in (books, tuple(reversed(books)))
    )
    assert forth.conflicts == back.conflicts
    return [c for c in forth.conflicts if c.kind == "number"]


def labels(conflict: Conflict) -> list[str]:
    return [p.label for p in conflict.positions]


FIVE = book(
    "courier",
    "A blast at the Osk ferry killed two people and wounded five others. The quay was closed.",
    [("killed", "kill", "killed", exactly(2, "people"), "two"), ("wounded", "wound", "injured", exactly(5, "others"), "five")],
)


def test_tolls_told_of_different_words_are_one_question() -> None:
    later = book(
        "gazette",
        "Three are dead at Osk. Four others were taken away hurt.",
        [("dead", "dead", "killed", exactly(3), "Three"), ("hurt", "hurt", "injured", exactly(4, "others"), "Four")],
        published="2031-04-08",
    )
    dead, hurt = conflicts(FIVE, later)
    assert (dead.question, labels(dead), dead.why) == ("How many were killed?", ["2", "3"], "update")
    assert (hurt.question, labels(hurt), hurt.why) == ("How many were injured?", ["4", "5"], "update")
    assert "died meanwhile" in hurt.reason


def test_the_same_toll_and_a_part_of_it_agree() -> None:
    part = book(
        "gazette",
        "Two people died at the Osk ferry and five were hurt. Two critically wounded sailors lie in Varn.",
        [
            ("died", "die", "killed", exactly(2, "people"), "Two"),
            ("hurt", "hurt", "injured", exactly(5), "five"),
            ("wounded", "wound", "injured", exactly(2, "critically wounded sailors"), "Two"),
        ],
    )
    assert conflicts(FIVE, part) == []


@pytest.mark.parametrize(
    "aside",
    ["Weeks after nine people were killed at Varn, the ferry sails.", "Since 2029, nine people were killed on the lake."],
)
def test_what_is_told_of_another_time_is_no_rival(aside: str) -> None:
    other = book("gazette", aside, [("killed", "kill", "killed", exactly(9, "people"), "nine")])
    assert conflicts(FIVE, other) == []


@pytest.mark.parametrize(
    ("text", "counted", "figure", "word"),
    [
        ("A blast killed four dockers and critically wounded a fifth.", "dockers", 4, "four"),
        ("A blast killed four people, two of them dockers.", "people", 4, "four"),
        ("A blast killed four people, three women and a boy.", "people", 4, "four"),
        ("Divers recovered the bodies of four people killed at the ferry.", "people", 4, "four"),
    ],
)
def test_a_whole_beside_its_parts_is_the_toll(text: str, counted: str, figure: int, word: str) -> None:
    other = book("gazette", text, [("killed", "kill", "killed", exactly(figure, counted), word)])
    (conflict,) = conflicts(FIVE, other)
    assert labels(conflict) == ["2", "4"]


def test_a_bare_figure_of_a_title_is_the_toll() -> None:
    one, other = (
        book(name, f"{word} shot at the Osk ferry", [("shot", "shoot", "killed or injured", exactly(n), word)])
        for name, word, n in (("courier", "Seven", 7), ("gazette", "Nine", 9))
    )
    (conflict,) = conflicts(one, other)
    assert labels(conflict) == ["7", "9"]


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed a sailor. Four people were critically wounded.",
        "A blast wounded four people and a boy.",
    ],
)
def test_a_part_by_how_badly_or_of_a_list_is_no_toll(text: str) -> None:
    word = "Four" if "Four" in text else "four"
    other = book("gazette", text, [("wounded", "wound", "injured", exactly(4, "people"), word)])
    assert conflicts(FIVE, other) == []


def test_a_round_up_counts_more() -> None:
    roundup = book(
        "gazette",
        "Four blasts across the city killed six people.",
        [("killed", "kill", "killed", exactly(6, "people"), "six")],
        published="2031-04-09",
    )
    (conflict,) = conflicts(FIVE, roundup)
    assert (labels(conflict), conflict.why) == (["2", "6"], "scope")


def test_who_was_hurt_in_another_way_is_counted_by_one() -> None:
    fled = book(
        "gazette",
        "A blast at Osk killed two people. Six people were hurt, one of whom jumped from the quay.",
        [("killed", "kill", "killed", exactly(2, "people"), "two"), ("hurt", "hurt", "injured", exactly(6, "people"), "Six")],
    )
    (conflict,) = conflicts(FIVE, fled)
    assert (labels(conflict), conflict.why) == (["5", "6"], "scope")


def test_the_hurt_who_died_are_taken_in() -> None:
    found = book(
        "gazette",
        "Rescuers at Osk found four men hurt. One of them, a clerk, died on the way.",
        [("hurt", "hurt", "injured", exactly(4, "men"), "four"), ("died", "die", "killed", ONE, "One")],
    )
    plain = book(
        "review",
        "A man was killed at Osk. Three people were wounded.",
        [("killed", "kill", "killed", ONE, "man"), ("wounded", "wound", "injured", exactly(3, "people"), "Three")],
    )
    assert conflicts(found, plain) == []


def test_killed_and_injured_add_up_to_those_hit() -> None:
    hit = book(
        "gazette", "Six people were shot at the Osk ferry.", [("shot", "shoot", "killed or injured", exactly(6, "people"), "Six")]
    )
    (conflict,) = conflicts(FIVE, hit)
    assert (conflict.question, labels(conflict)) == ("How many were killed or injured?", ["6", "7"])
    seven = book(
        "gazette",
        "Seven people were shot at the Osk ferry.",
        [("shot", "shoot", "killed or injured", exactly(7, "people"), "Seven")],
    )
    assert conflicts(FIVE, seven) == []


def test_a_report_that_calls_a_figure_the_first_one_updates_it() -> None:
    told = book(
        "gazette",
        "Two people were killed and five wounded at Osk. Initial reports put seven people wounded.",
        [
            ("killed", "kill", "killed", exactly(2, "people"), "Two"),
            ("wounded", "wound", "injured", exactly(5), "five"),
            ("wounded", "wound", "injured", exactly(7, "people"), "seven"),
        ],
    )
    (conflict,) = conflicts(told)
    assert (labels(conflict), conflict.why) == (["5", "7"], "update")


def test_one_more_who_died_is_a_toll() -> None:
    third = book(
        "gazette",
        "A third person has died after the blast at Osk.",
        [("died", "die", "killed", Quantity(1, 1, counted="third person", rule="one person"), "A third person")],
        published="2031-04-09",
    )
    (conflict,) = conflicts(FIVE, third)
    assert (labels(conflict), conflict.why) == (["2", "3"], "update")


def test_the_dead_of_two_sides_are_no_toll() -> None:
    ours = book("courier", "Two civilians were killed at Osk.", [("killed", "kill", "killed", exactly(2, "civilians"), "Two")])
    theirs = book("gazette", "Nine fighters were killed at Osk.", [("killed", "kill", "killed", exactly(9, "fighters"), "Nine")])
    assert conflicts(ours, theirs) == []


def test_the_day_of_publication_decides_which_figure_is_old() -> None:
    early = book("courier", "A blast killed four people.", [("killed", "kill", "killed", exactly(4, "people"), "four")])
    late = book(
        "gazette",
        "A blast killed three people.",
        [("killed", "kill", "killed", exactly(3, "people"), "three")],
        published="2031-04-11",
    )
    (conflict,) = conflicts(early, late)
    assert conflict.why == "update"
    assert late.report.published == day("2031-04-11")


def test_a_copy_that_is_read_with_fewer_figures_says_what_its_model_says() -> None:
    model = book(
        "courier",
        "Five people were wounded by a blast at the Osk ferry. Three people were wounded on the quay, where they stood in line.",
        [
            ("wounded", "wound", "injured", exactly(5, "people"), "Five"),
            ("wounded", "wound", "injured", exactly(3, "people"), "Three"),
        ],
    )
    other = book(
        "gazette",
        "A blast at the Osk ferry wounded five people, the mayor said.",
        [("wounded", "wound", "injured", exactly(5, "people"), "five")],
    )
    report, read = copied(model, "herald", outlet="Herald", published="2031-04-06")
    fewer = replace(read, statements=tuple(s for s in read.statements if s.value != exactly(5, "people")))
    told = story(model, other)
    lineage = copy_of(alone(model, other), model.report, report)
    whole = replace(told, reports=(*told.reports, report))
    result = reconcile(whole, [model.annotation, other.annotation, fewer], lineage)
    assert len(fewer.statements) < len(read.statements)
    assert not [c for c in result.conflicts if c.kind == "number"]


def dead(id_: str, text: str, figure: int, word: str, *, of: str = "people") -> Book:
    return book(id_, text, [("killed", "kill", "killed", exactly(figure, of), word)])


SERIES = (
    dead("courier", "A series of attacks in Osk killed 61 people.", 61, "61"),
    dead("gazette", "Six attacks across Osk killed 64 people.", 64, "64"),
)


@pytest.mark.parametrize("where", ["at the concert hall", "inside a crowded railway station"])
def test_the_dead_of_one_site_are_a_part_where_several_were_hit(where: str) -> None:
    site = dead("beacon", f"Gunmen killed 40 people {where}.", 40, "40")
    (conflict,) = conflicts(*SERIES, site)
    assert labels(conflict) == ["61", "64"]


def test_the_dead_of_the_only_site_are_the_toll() -> None:
    (conflict,) = conflicts(
        dead("courier", "Gunmen killed 40 people at the concert hall.", 40, "40"),
        dead("gazette", "An attack in Osk killed 61 people.", 61, "61"),
    )
    assert labels(conflict) == ["40", "61"]


def test_a_figure_of_the_attackers_takes_no_toll_away() -> None:
    more = [
        dead(f"paper{n}", f"A series of attacks in Osk killed {f} people.", f, str(f)) for n, f in enumerate((61, 64, 61, 64))
    ]
    attackers = dead("beacon", "Police killed three gunmen.", 3, "three", of="fighters")
    (conflict,) = conflicts(*SERIES, *more, attackers)
    assert labels(conflict) == ["61", "64"]


def test_who_died_by_his_own_bomb_is_not_of_the_toll() -> None:
    bomber = dead("beacon", "Seven were killed when they detonated their vests.", 7, "Seven", of="")
    (conflict,) = conflicts(*SERIES, bomber)
    assert labels(conflict) == ["61", "64"]


def test_a_figure_deep_in_a_report_stands_for_it_where_another_leads_with_it() -> None:
    deep = "The ferry sails. " * 9
    mentioned = dead("beacon", f"{deep}On the lake 12 people were killed by ice.", 12, "12")
    again = dead("herald", f"{deep}A clerk says that 12 people were killed by ice.", 12, "12")
    (conflict,) = conflicts(*SERIES, again, mentioned)
    assert labels(conflict) == ["61", "64"]


def test_a_report_that_expects_more_is_brought_up_to_date_by_one_that_has_more() -> None:
    first = dead("courier", "The blast killed two people at Osk, and the toll is feared to be much higher.", 2, "two")
    last = dead("gazette", "The blast killed nine people at Osk.", 9, "nine")
    (found,) = conflicts(first, last)
    assert (found.why, found.reason) == ("update", "A report that gives “2” expects more.")
    plain = dead("courier", "The blast killed two people at Osk, and the quay is closed.", 2, "two")
    assert [c.why for c in conflicts(plain, last)] == ["contradiction"]


def test_a_figure_changed_in_a_copy_differs_whatever_toll_both_lead_with() -> None:
    def print_of(id_: str, figure: int, word: str) -> Book:
        return book(
            id_,
            f"Nine people were wounded by a blast at the Osk ferry. In all {word} people were wounded by it on the quay.",
            [
                ("wounded", "wound", "injured", exactly(9, "people"), "Nine"),
                ("wounded", "wound", "injured", exactly(figure, "people"), word),
            ],
        )

    first, second = print_of("courier", 3, "three"), print_of("herald", 5, "five")
    lineage = copy_of(alone(first, second), first.report, second.report)
    read = [first.annotation, second.annotation]
    (conflict,) = [c for c in reconcile(story(first, second), read, lineage).conflicts if c.kind == "number"]
    assert labels(conflict) == ["3", "5"]


def test_the_missing_are_fewer_as_they_are_found() -> None:
    def missing(id_: str, figure: int, published: str) -> Book:
        text = f"The flood swept a camp away. {figure} people are missing at Osk."
        return book(id_, text, [("missing", "missing", "missing", exactly(figure, "people"), str(figure))], published=published)

    (found,) = conflicts(missing("courier", 200, "2031-04-05"), missing("gazette", 88, "2031-04-07"))
    assert found.why == "update"
    assert found.reason.startswith("Some of the missing were found meanwhile")


def test_an_outlet_behind_a_dash_owns_none_of_those_whom_its_title_counts() -> None:
    title = "6 wounded in a blast - Osk Herald"
    b = Book("herald", f"{title}\n\nA blast was heard at the quay.", outlet="Herald", published="2031-04-05")
    b.entity("organisation", "Osk Herald")
    hurt = b.event("wounded", "wound", roles=[("recipient", title, None)])
    b.state(hurt, "injured", exactly(6), "6")
    matter = open_story(story(b), [b.annotation], alone(b), ())
    (count,) = (c for told in matter.told for t in told.tellings for c in t.counts)
    assert not count.counted.owners
