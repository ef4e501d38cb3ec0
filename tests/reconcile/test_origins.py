"""Whose word a claim is where a report prints another one among words of its own."""

from __future__ import annotations

from rashomon.model import Claim, Family, Lineage, Link, Passage
from rashomon.reconcile import reconcile
from tests.reconcile.build import Book, alone, exactly, said, story, town

OSK = town("Osk", 2, 31.0, 12.0)
MODEL = "Flooding killed 12 people in Osk on Saturday.\n\nThe dam above Osk broke at noon."


def flooded(book: Book, *, counted: bool = True, speaker: str = "", nth: int = 0) -> Book:
    """With the flood as an event in Osk, and the dead where `counted`."""
    place = book.entities[0].key if book.entities else book.entity("place", "Osk", place=OSK)
    who = said(speaker, kind="anonymous") if speaker else None
    event = book.event("killed", "kill", nth=nth, place=place, speaker=who)
    if counted:
        book.state(event, "killed", exactly(12, "people"), "12")
    return book


def printed(model: Book, copy: Book) -> Lineage:
    """The copy has all words of its model."""
    at = copy.report.text.index(model.report.text)
    end = at + len(model.report.text)
    passage = Passage(model.report.span(0, len(model.report.text)), copy.report.span(at, end), 1.0)
    links = (Link(model.report.id, copy.report.id, "copy", 0.7, (passage,), "the same sentences"),)
    return Lineage(links, (Family((model.report.id, copy.report.id), model.report.id),))


def dead(*books: Book, lineage: Lineage | None = None) -> list[Claim]:
    """Claims of how many were killed."""
    result = reconcile(story(*books), [b.annotation for b in books], lineage or alone(*books))
    return [c for c in result.claims if c.slot == "killed"]


def test_whom_a_copy_names_in_words_of_its_own_is_not_whom_its_model_has_it_from() -> None:
    model = flooded(Book("a-model", MODEL, outlet="The Courier", published="2031-04-05"))
    text = f"{MODEL}\n\nIn Osk 12 people were killed, a rescuer said."
    copy = flooded(flooded(Book("copy", text, outlet="The Mirror", published="2031-04-06")), speaker="a rescuer", nth=1)
    (claim,) = dead(model, copy, lineage=printed(model, copy))
    assert [(o.name, o.reports) for o in claim.origins] == [("The Courier", ("a-model", "copy")), ("a rescuer", ("copy",))]


def test_a_headline_of_a_desks_own_over_a_copy_is_no_witness() -> None:
    model = flooded(Book("a-model", MODEL, outlet="The Courier", published="2031-04-05"))
    text = f"12 killed in Osk\n\n{MODEL}"
    copy = Book("copy", text, outlet="The Mirror", published="2031-04-06")
    copy = flooded(flooded(copy), nth=1)
    (claim,) = dead(model, copy, lineage=printed(model, copy))
    assert [(o.name, o.reports) for o in claim.origins] == [("The Courier", ("a-model", "copy"))]


def test_what_only_a_reprint_was_read_to_say_is_no_further_witness() -> None:
    model = flooded(Book("a-model", MODEL, outlet="The Courier", published="2031-04-05"), counted=False)
    copy = flooded(Book("copy", MODEL, outlet="The Mirror", published="2031-04-06"))
    other = flooded(Book("other", "In Osk 12 people were killed by a flood.", outlet="The Gazette", published="2031-04-06"))
    lineage = printed(model, copy)
    lineage = Lineage(lineage.links, (*lineage.families, Family(("other",), "other")))
    (claim,) = dead(model, copy, other, lineage=lineage)
    assert [o.name for o in claim.origins] == ["The Gazette"]
    assert dead(model, copy, lineage=printed(model, copy)) == []


def test_words_run_together_with_a_sentence_of_a_desks_own_are_still_the_models() -> None:
    model = flooded(Book("a-model", MODEL, outlet="The Courier", published="2031-04-05"))
    text = (
        f"The ministry of the interior has closed all schools and both bridges in the north of the country until Monday {MODEL}"
    )
    copy = flooded(Book("copy", text, outlet="The Mirror", published="2031-04-06"))
    lineage = Lineage(printed(model, copy).links, (Family(("a-model",), "a-model"), Family(("copy",), "copy")))
    for claim in dead(model, copy, lineage=lineage):
        assert [o.name for o in claim.origins] == ["The Courier"]
