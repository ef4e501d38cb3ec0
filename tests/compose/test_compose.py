"""The account: nothing in it without evidence, nothing that takes a side, the same whatever the order of its inputs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compose import compose
from rashomon.compose.echo import Echo
from rashomon.compose.findings import singles
from rashomon.compose.index import index
from rashomon.model import (
    Account,
    Dropped,
    Finding,
    Lineage,
    Moment,
    Origin,
    Quantity,
    Reconciliation,
    Sentence,
    Span,
    Story,
    TimeRange,
)
from rashomon.reconcile import reconcile
from tests.compose import sample
from tests.reconcile.build import Book, alone
from tests.reconcile.build import story as made_story


@pytest.fixture(scope="module")
def account() -> Account:
    return sample.account()


def told_by(account: Account) -> list[Sentence | Finding | Moment]:
    headline = [account.headline] if account.headline is not None else []
    return [*headline, *account.summary, *account.agreements, *account.singles, *account.timeline]


def spans(account: Account) -> list[Span]:
    found = [span for item in told_by(account) for span in item.evidence]
    row = account.incident
    if row is not None:
        found += [*row.when_evidence, *row.where_evidence, *(s for f in row.figures for s in f.evidence)]
    return found


def check(account: Account) -> None:
    """What holds for every account."""
    reports = {report.id: report for report in account.reports}
    assert all(reports[span.report].rereads(span) for span in spans(account))
    assert all(item.evidence for item in told_by(account))
    passages = [item for item in told_by(account) if not isinstance(item, Sentence)]
    assert [p for p in passages if p.evidence[0].quote != p.text] == []
    disputed = {c for x in account.conflicts if x.why != "vague" for p in x.positions for c in p.claims}
    disputed |= {c.id for c in account.claims if c.state in {"contested", "superseded"}}
    assert not disputed & {c for f in (*account.agreements, *account.singles) for c in f.claims}
    assert all(len(f.origins) >= 2 for f in account.agreements)
    assert all(len(f.origins) == 1 for f in account.singles)
    told = [c for f in (*account.agreements, *account.singles) for c in f.claims]
    assert len(told) == len(set(told))
    starts = [m.range.start for m in account.timeline if m.range is not None]
    assert starts == sorted(starts)
    assert [m.range is None for m in account.timeline] == sorted(m.range is None for m in account.timeline)
    assert len(account.summary) <= 6


def test_everything_told_has_evidence_that_rereads(account: Account) -> None:
    check(account)
    assert account.headline is not None
    assert spans(account)


def test_a_sentence_is_a_passage_or_the_fixed_form_of_a_conflict(account: Account) -> None:
    questions = tuple(c.question for c in account.conflicts)
    for sentence in account.summary:
        passage = sentence.evidence[0].quote == sentence.text
        assert passage or sentence.text.startswith(questions)
    assert sum(s.text.startswith(questions) for s in account.summary) == 2


def test_the_fixed_form_names_each_position_its_speaker_and_for_updates_its_day(account: Account) -> None:
    first = "9, according to the harbour office (3 June 2031)"
    second = "14, according to the harbour office (4 June 2031)"
    assert f"How many people died? {first}; {second}." in [s.text for s in account.summary]
    # "Hundreds" holds whichever of the two holds: it takes no side.
    (aboard,) = [s for s in account.summary if s.text.startswith("How many people were aboard?")]
    # Ilse Tammaro is reached directly and through the agency: she is one speaker.
    assert aboard.text.endswith("212, according to Ilse Tammaro; 260, according to the dockers' union.")
    assert [s.quote for s in aboard.evidence] == ["212 people", "260"]


def test_no_words_are_taken_from_a_report_rewritten_by_machine(account: Account) -> None:
    assert "quickbyte" not in {item.evidence[0].report for item in told_by(account)}


def test_a_passage_with_a_disputed_value_is_not_told_as_agreed(account: Account) -> None:
    assert [f.text for f in account.agreements] == ["the ferry Maristella ran aground off Port Selva"]
    assert [len(f.origins) for f in account.agreements] == [3]
    assert set(account.agreements[0].claims) == {"c-ran", "c-where"}


def test_no_summary_or_agreement_quotes_a_disputed_value(account: Account) -> None:
    """Every sentence of the summary that is a passage could have been one with a disputed figure in it."""
    disputed = {c for x in account.conflicts if x.why != "vague" for p in x.positions for c in p.claims}
    said = {s.id: s for a in sample.annotations() for s in a.statements}
    sore = [said[key].evidence[0] for c in account.claims if c.id in disputed for key in c.statements]
    told: list[Sentence | Finding] = [*account.summary, *account.agreements]
    passages = [item.evidence[0] for item in told if item.evidence[0].quote == item.text]
    assert len(passages) >= 4
    assert [p.quote for p in passages if any(p.overlaps(value) for value in sore)] == []


@pytest.mark.parametrize("state", ["contested", "superseded"])
def test_a_claim_of_two_origins_that_is_disputed_or_replaced_is_not_agreed(state: str) -> None:
    found = sample.reconciliation()
    claims = tuple(replace(c, state=state) if c.id == "c-where" else c for c in found.claims)
    made = compose(sample.story(), sample.annotations(), sample.lineage(), replace(found, claims=claims))
    assert "c-where" not in {claim for f in made.agreements for claim in f.claims}
    assert all("Port Selva" not in f.text for f in made.agreements)


def test_conflicts_stand_with_harm_first_and_compatible_ones_last(account: Account) -> None:
    assert account.conflicts[0].question == "How many people died?"
    assert account.conflicts[-1].why == "vague"
    assert {c.id for c in account.conflicts} == {c.id for c in sample.reconciliation().conflicts}


def test_the_timeline_tells_each_event_once_and_leaves_out_what_is_wholly_disputed(account: Account) -> None:
    assert [m.event for m in account.timeline] == ["ev-aground", "ev-refloat", "ev-inquiry"]


def test_only_reports_whose_words_tell_what_the_passage_tells_stand_behind_a_moment(account: Account) -> None:
    """The injured are one event of three reports, but "dozens" is not "forty-seven passengers, said Dr Vesk"."""
    echo = Echo(s for a in sample.annotations() for s in a.sentences)
    said = {s.quote: s for a in sample.annotations() for s in a.sentences}
    for moment in account.timeline:
        for span in moment.evidence[1:]:
            own = [s for s in said.values() if s.report == span.report and s.covers(span)]
            assert span.report == moment.evidence[0].report or any(echo.touches(moment.text, s.quote) for s in own)
    assert "ev-injure" in {e.id for e in account.events} - {m.event for m in account.timeline}


def test_the_row_for_coders(account: Account) -> None:
    row = account.incident
    assert row is not None
    figures = {f.slot: (f.low, f.best, f.high) for f in row.figures}
    assert figures == {"killed": (14, 14, 14), "injured": (24, 47, 99)}
    assert row.when == account.timeline[0].range
    assert row.where == "place-1"


def test_dropped_is_merged_sorted_and_told_once() -> None:
    twice = Dropped("“from 24 June”", "advertiser", "no year could be told")
    made = compose(sample.story(), sample.annotations(), sample.lineage(), sample.reconciliation(), dropped=(twice, twice))
    assert [d.report for d in made.dropped] == ["advertiser", "mina"]


def test_the_order_of_annotations_and_families_changes_nothing(account: Account) -> None:
    given = sample.annotations()
    for annotations in (given[::-1], given[2:] + given[:2], given[::2] + given[1::2]):
        traced = sample.lineage()
        turned = Lineage(traced.links[::-1], traced.families[::-1], traced.rewritten)
        made = compose(sample.story(), annotations, turned, sample.reconciliation(), dropped=account.dropped[:1])
        assert replace(made, lineage=account.lineage) == account


def test_nothing_given_is_an_empty_account() -> None:
    made = compose(Story("none", ()), (), Lineage(), Reconciliation())
    assert (made.headline, made.summary, made.agreements, made.timeline, made.incident) == (None, (), (), (), None)


def test_reports_without_any_claim_still_have_a_headline() -> None:
    made = compose(sample.story(), sample.annotations(), sample.lineage(), Reconciliation())
    assert made.headline is not None
    assert made.headline.text in {report.title for report in sample.REPORTS.values()}
    assert made.agreements == made.singles == ()


def test_singles_are_bounded_by_rank() -> None:
    found = sample.reconciliation()
    lone = next(c for c in found.claims if c.id == "c-refloated")
    event = next(e for e in found.events if e.id == "ev-refloat")
    many = tuple(replace(lone, id=f"c-{n:03}", about=f"ev-{n:03}") for n in range(60))
    events = tuple(replace(event, id=f"ev-{n:03}") for n in range(60))
    made = compose(
        sample.story(),
        sample.annotations(),
        sample.lineage(),
        replace(found, claims=found.claims + many, events=found.events + events),
    )
    assert len(made.singles) <= 30
    assert any(f.claims[0] == "c-47" for f in made.singles)
    check(made)


_ALL = sample.reconciliation()


@settings(max_examples=40, deadline=None)
@given(
    claims=st.sets(st.sampled_from(range(len(_ALL.claims)))),
    conflicts=st.sets(st.sampled_from(range(len(_ALL.conflicts)))),
    silent=st.sets(st.sampled_from([r.id for r in sample.story().reports])),
)
def test_whatever_earlier_stages_found_the_account_holds(claims: set[int], conflicts: set[int], silent: set[str]) -> None:
    """Any part of the claims and conflicts, and reports that annotate said nothing of."""
    kept = replace(
        _ALL,
        claims=tuple(c for n, c in enumerate(_ALL.claims) if n in claims),
        conflicts=tuple(c for n, c in enumerate(_ALL.conflicts) if n in conflicts),
    )
    annotations = [a for a in sample.annotations() if a.report not in silent]
    check(compose(sample.story(), annotations, sample.lineage(), kept))


def test_the_sample_itself_is_sound() -> None:
    """The fixture's spans re-read, its quantities stand in order: an error here is the fixture's, not the program's."""
    for report in sample.REPORTS.values():
        assert all(report.rereads(s) for s in sample.sentences(report))
    values = [c.value for c in _ALL.claims if isinstance(c.value, Quantity)]
    assert values
    assert all(v.low <= v.high for v in values)


def test_what_replaced_an_earlier_figure_is_agreed_where_two_origins_say_it() -> None:
    found = sample.reconciliation()
    two = (Origin("the harbour office", "speaker", ("lantern",)), Origin("Mina", "outlet", ("mina",)))
    state = {"c-fourteen": "independent"}
    claims = tuple(replace(c, origins=two, state=state[c.id]) if c.id in state else c for c in found.claims)
    made = compose(sample.story(), sample.annotations(), sample.lineage(), replace(found, claims=claims))
    assert any("c-fourteen" in f.claims for f in made.agreements)
    assert not any("c-nine" in f.claims for f in made.agreements)


def test_the_headline_says_who_did_it_in_words_that_others_use() -> None:
    """Of three openings the one that tells of no one, in words of its own, is the last to be chosen."""
    books = [Book("aaa", "Talks come a day after a surprise move near a border fence.")]
    books += [
        Book(id_, text) for id_, text in (("bbb", "The Hill Army entered Osk."), ("ccc", "Then the Hill Army entered Osk."))
    ]
    books[0].event("come", "come", roles=[("actor", "Talks", None)])
    for book in books[1:]:
        army = book.entity("organisation", "Hill Army")
        book.event("entered", "enter", roles=[("actor", "Hill Army", army)])
    story, annotations, lineage = made_story(*books), [b.annotation for b in books], alone(*books)
    made = compose(story, annotations, lineage, reconcile(story, annotations, lineage))
    assert made.headline is not None
    assert made.headline.text == "The Hill Army entered Osk"


def test_the_period_does_not_reach_back_to_what_is_told_as_background() -> None:
    """The day of a birth, or of an attack of years ago, is a moment, and not the beginning of the story."""
    found = sample.reconciliation()
    inquiry = next(e for e in found.events if e.id == "ev-inquiry")
    assert inquiry.time is not None
    old = replace(inquiry, time=TimeRange(inquiry.time.start.replace(year=1985), inquiry.time.end.replace(year=1985), "day"))
    events = tuple(old if e is inquiry else e for e in found.events)
    made = compose(sample.story(), sample.annotations(), sample.lineage(), replace(found, events=events))
    assert made.period is not None
    assert made.period.start == sample.account().period.start  # type: ignore[union-attr]


def test_a_figure_of_things_makes_no_line_of_several_reports_one_origins_news() -> None:
    """A sentence that three reports tell may count things that nobody else counts; people harmed would be news of its own."""
    found = sample.reconciliation()
    ran = next(c for c in found.claims if c.id == "c-ran")
    moments = sample.account().timeline
    assert len(next(m for m in moments if m.event == "ev-aground").reports) > 2

    def told(slot: str) -> bool:
        extra = replace(ran, id="c-extra", about="ev-extra", slot=slot, value=Quantity(3, 3), origins=ran.origins[:1])
        at = index(sample.story(), sample.annotations(), sample.lineage(), replace(found, claims=(*found.claims, extra)))
        return bool(singles([extra], at, {"ev-extra": 1.0}, agreed=(), moments=moments, row=None))

    assert told("arrested")
    assert not told("seized")
