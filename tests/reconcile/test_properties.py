"""The invariants: order changes nothing, copies change no support, spans re-read, nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Annotation, Claim, Lineage, Reconciliation, Report, Story
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, copied, copy_of, day, exactly, more_than, said, story, town
from tests.reconcile.stories import courier, gazette

OUTLETS = ["The Courier", "The Gazette", "Norland Radio", ""]
SPEAKERS = ["Tomas Ilvar", "Anton Reth", "a resident", ""]
PLACES = {"Osk": town("Osk", 2, 31.0, 12.0), "Varn": town("Varn", 1, 30.0, 12.0)}
VERBS = [("killed", "kill"), ("injured", "injure"), ("captured", "capture")]

sentences = st.tuples(
    st.sampled_from(VERBS),
    st.integers(1, 60),
    st.sampled_from(["people", "rebels", "civilians"]),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(SPEAKERS),
    st.booleans(),
)
papers = st.lists(
    st.tuples(
        st.sampled_from(OUTLETS), st.sampled_from(["", "2031-04-05", "2031-04-06"]), st.lists(sentences, min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=4,
)


def made(drawn: Sequence[tuple[str, str, list[tuple[tuple[str, str], int, str, str, str, bool]]]]) -> list[Book]:
    """Books of made-up counts."""
    books = []
    for index, (outlet, published, said_there) in enumerate(drawn):
        lines = []
        for (verb, _), number, what, place, speaker, vague in said_there:
            count = f"More than {number}" if vague else f"{number}"
            lines.append(f"{count} {what} were {verb} in {place}" + (f", {speaker} said." if speaker else "."))
        b = Book(f"r{index}", "\n\n".join(lines), outlet=outlet, published=published)
        places = {p: b.entity("place", p, place=PLACES[p]) for p in sorted(PLACES) if p in b.report.text}
        people = {s: b.entity("person", s) for s in SPEAKERS[:2] if s in b.report.text}
        for sentence, ((verb, lemma), number, what, place, speaker, vague) in zip(b.sentences, said_there, strict=True):
            who = (
                said(speaker, entity=people.get(speaker), kind="named" if speaker in people else "anonymous") if speaker else None
            )
            nth = b.report.text[: sentence.start].count(verb)
            event = b.event(verb, lemma, nth=nth, place=places[place], speaker=who)
            value = more_than(number, what) if vague else exactly(number, what)
            b.state(event, verb, value, f"More than {number}" if vague else str(number))
        books.append(b)
    return books


def support(result: Reconciliation) -> dict[tuple[str, str], int]:
    """Origins of every claim, by what it says."""
    return {(c.id, c.text): len(c.origins) for c in result.claims}


@settings(max_examples=60, deadline=None)
@given(papers, st.randoms(use_true_random=False))
def test_order_changes_nothing(
    drawn: list[tuple[str, str, list[tuple[tuple[str, str], int, str, str, str, bool]]]], rng: object
) -> None:
    books = made(drawn)
    whole = story(*books)
    annotations = [b.annotation for b in books]
    first = reconcile(whole, annotations, alone(*books))
    rng.shuffle(annotations)  # type: ignore[attr-defined]
    reports = list(whole.reports)
    rng.shuffle(reports)  # type: ignore[attr-defined]
    turned = [replace(a, statements=a.statements[::-1], entities=a.entities[::-1], events=a.events[::-1]) for a in annotations]
    again = reconcile(replace(whole, reports=tuple(reports)), turned, alone(*books))
    assert again == first


@settings(max_examples=60, deadline=None)
@given(papers, st.integers(0, 3), st.sampled_from(["Mirror One", "Mirror Two"]))
def test_a_copy_changes_no_support_and_no_conflict(
    drawn: list[tuple[str, str, list[tuple[tuple[str, str], int, str, str, str, bool]]]], which: int, outlet: str
) -> None:
    books = made(drawn)
    before = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    chosen = books[which % len(books)]
    # Published a day after its model, or, like it, on no day that is known.
    later = "2031-04-07" if chosen.report.published else ""
    report, annotation = copied(chosen, "zz copy", outlet=outlet, published=later)
    grown = with_report(story(*books), report)
    after = reconcile(grown, [*(b.annotation for b in books), annotation], copy_of(alone(*books), chosen.report, report))
    assert support(after) == support(before)
    assert [(c.id, c.kind, c.why, c.question, [p.label for p in c.positions]) for c in after.conflicts] == [
        (c.id, c.kind, c.why, c.question, [p.label for p in c.positions]) for c in before.conflicts
    ]
    assert [len(p.origins) for c in after.conflicts for p in c.positions] == [
        len(p.origins) for c in before.conflicts for p in c.positions
    ]


readings = st.lists(
    st.tuples(st.sampled_from(["as it is", "elsewhere", "by nobody", "not", "not at all"]), st.integers(0, 3)), min_size=4
)


@settings(max_examples=60, deadline=None)
@given(papers, st.integers(0, 3), readings)
def test_a_copy_that_is_read_otherwise_than_its_model_changes_no_support(
    drawn: list[tuple[str, str, list[tuple[tuple[str, str], int, str, str, str, bool]]]],
    which: int,
    readings: list[tuple[str, int]],
) -> None:
    books = made(drawn)
    before = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    chosen = books[which % len(books)]
    later = "2031-04-07" if chosen.report.published else ""
    report, annotation = copied(chosen, "zz copy", outlet="Mirror One", published=later)
    annotation = read_otherwise(annotation, readings)
    after = reconcile(
        with_report(story(*books), report),
        [*(b.annotation for b in books), annotation],
        copy_of(alone(*books), chosen.report, report),
    )
    assert support(after) == support(before)
    assert [(c.id, [p.label for p in c.positions]) for c in after.conflicts] == [
        (c.id, [p.label for p in c.positions]) for c in before.conflicts
    ]


def read_otherwise(annotation: Annotation, readings: Sequence[tuple[str, int]]) -> Annotation:
    """The same text as a reader might have taken it among other neighbours: other places, speakers, polarity, nothing at all."""
    events, gone = [], set()
    for event, (how, nth) in zip(annotation.events, readings, strict=False):
        if how == "not at all":
            gone.add(event.id)
        elif how == "elsewhere" and annotation.entities:
            events.append(replace(event, place=annotation.entities[nth % len(annotation.entities)].key))
        elif how == "by nobody":
            events.append(replace(event, speaker=None, place=None))
        else:
            events.append(replace(event, polarity=how != "not"))
    read = {e.id: e for e in events} | {e.id: e for e in annotation.events[len(readings) :]}
    statements = tuple(
        replace(s, polarity=read[s.event].polarity, speaker=read[s.event].speaker)
        for s in annotation.statements
        if s.event in read
    )
    return replace(annotation, events=tuple(read.values()), statements=statements)


def with_report(whole: Story, report: Report) -> Story:
    """The story with one more report."""
    return replace(whole, reports=(*whole.reports, report))


@settings(max_examples=40, deadline=None)
@given(papers)
def test_spans_reread_and_nothing_is_lost(
    drawn: list[tuple[str, str, list[tuple[tuple[str, str], int, str, str, str, bool]]]],
) -> None:
    books = made(drawn)
    reports = {b.report.id: b.report for b in books}
    result = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    spans = [s for e in result.entities for s in e.mentions]
    spans += [s for e in result.events for s in (*e.mentions, e.title)]
    spans += [s for c in result.claims for s in c.evidence]
    spans += [s for c in result.conflicts for p in c.positions for s in p.evidence]
    assert all(reports[s.report].rereads(s) for s in spans)
    assert sorted(s for c in result.claims for s in c.statements) == sorted(s.id for b in books for s in b.annotation.statements)
    known = {c.id for c in result.claims}
    assert all(i in known for c in result.conflicts for p in c.positions for i in p.claims)
    assert all(len(c.positions) > 1 for c in result.conflicts)
    assert len({c.id for c in result.claims}) == len(result.claims)
    assert len({e.id for e in result.events}) == len(result.events)


def test_a_copy_of_either_report_of_a_story_changes_no_support() -> None:
    books = [courier(), gazette()]
    before = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    for chosen in books:
        report, annotation = copied(chosen, "mirror", outlet="The Mirror", published="2031-04-06")
        lineage = copy_of(alone(*books), chosen.report, report)
        after = reconcile(with_report(story(*books), report), [*(b.annotation for b in books), annotation], lineage)
        assert support(after) == support(before)
        assert {(c.id, c.why) for c in after.conflicts} == {(c.id, c.why) for c in before.conflicts}


def test_copies_of_one_report_are_one_origin() -> None:
    b = made([("The Courier", "2031-04-05", [(VERBS[0], 12, "people", "Osk", "", False)])])[0]
    reports: list[Report] = [b.report]
    annotations: list[Annotation] = [b.annotation]
    lineage: Lineage = alone(b)
    for number in range(4):
        report, annotation = copied(b, f"copy{number}", outlet=f"Outlet {number}", published="2031-04-06")
        lineage = copy_of(lineage, b.report, report)
        reports.append(report)
        annotations.append(annotation)
    result = reconcile(Story("s", tuple(reports), day("2031-04-05")), annotations, lineage)
    assert result.conflicts == ()
    assert all(len(c.origins) == 1 and len(c.reports) == 5 for c in result.claims)
    assert {c.origins[0].name for c in result.claims} == {"The Courier"}


def test_nothing_gives_nothing() -> None:
    assert reconcile(Story("s", ()), [], Lineage()) == Reconciliation()


def test_an_annotation_without_its_report_is_dropped_aloud() -> None:
    a, b = courier(), gazette()
    result = reconcile(story(a), [a.annotation, b.annotation], alone(a))
    assert [(d.what, d.report) for d in result.dropped] == [("annotation", "gazette")]


def claims_of(result: Reconciliation, slot: str) -> list[Claim]:
    """The claims on one slot."""
    return [c for c in result.claims if c.slot == slot]


def test_two_reports_that_quote_one_speaker_are_one_origin() -> None:
    drawn = [(o, "2031-04-05", [(VERBS[0], 12, "people", "Osk", "Tomas Ilvar", False)]) for o in ("The Courier", "The Gazette")]
    books = made(drawn)
    result = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    (claim,) = claims_of(result, "killed")
    assert [(o.name, o.kind, o.reports) for o in claim.origins] == [("Tomas Ilvar", "speaker", ("r0", "r1"))]
    assert claim.state == "single-origin"


def test_two_outlets_in_their_own_voice_are_two_origins() -> None:
    drawn = [(o, "2031-04-05", [(VERBS[0], 12, "people", "Osk", "", False)]) for o in ("The Courier", "The Gazette")]
    books = made(drawn)
    result = reconcile(story(*books), [b.annotation for b in books], alone(*books))
    (claim,) = claims_of(result, "killed")
    assert [o.kind for o in claim.origins] == ["outlet", "outlet"]
    assert claim.state == "independent"
