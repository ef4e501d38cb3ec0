"""What holds for any text and any parse, right or wrong: spans re-read, nothing is invented, nothing breaks."""

from __future__ import annotations

import hashlib
import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.pipeline import annotate_tagged
from rashomon.annotate.speech.quotes import find_quotes
from rashomon.language import EVENT_LABELS, NAME_LABELS, Label, Tagged, TaggedAttribution, TaggedSentence, Token
from rashomon.language.words import split_sentences, split_words
from rashomon.model import Annotation, Report

RELATIONS = (
    "nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:desc compound flat amod det case mark aux aux:pass"
    " cop advmod advcl acl acl:relcl xcomp ccomp conj cc appos parataxis nummod punct compound:prt fixed expl dep"
).split()
POS = "NOUN PROPN VERB ADJ ADV ADP DET PRON NUM AUX PUNCT CCONJ SCONJ PART SYM X".split()
VOCABULARY = (
    "Omar Sallabi Sarat Merz the a said told killed wounded captured 12 three dozens of people fighters prisoner and or in at by"
    " “ ” \" ' ‘ ’ , . ( NBA ) Northern Army he she they it who were was not no failed to take denied meeting request called"
    " citing according 80 km south from Friday dead leaving toll rose death will may if 😀 \u200f ʼ \n \n\n – 100 man woman"
).split(" ")


def parsed(text: str, seed: int, *, chain: bool = False) -> tuple[Report, Tagged]:
    """A text with a parse made by chance: always trees, seldom sense."""
    dice = random.Random(seed)  # noqa: S311 - no secret hangs on it
    words = split_words(text)
    sentences = []
    for first, last in split_sentences(text, words):
        tokens = []
        for place, (start, end) in enumerate(words[first:last]):
            head = place - 1 if chain else (dice.randrange(place) if place else -1)
            form = text[start:end]
            tokens.append(
                Token(start, end, form, form.lower(), dice.choice(POS), head, "root" if head < 0 else dice.choice(RELATIONS))
            )
        sentences.append(
            TaggedSentence(
                tokens[0].start,
                tokens[-1].end,
                tuple(tokens),
                _labels(tokens, NAME_LABELS, dice),
                (),
                _labels(tokens, EVENT_LABELS, dice),
            )
        )
    return report_of(text), Tagged(tuple(sentences), _attributions(sentences, dice))


def report_of(text: str) -> Report:
    return Report(id="r", text=text, sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _labels(tokens: list[Token], kinds: tuple[str, ...], dice: random.Random) -> tuple[Label, ...]:
    found = []
    place = 0
    while place < len(tokens):
        length = dice.choice((1, 1, 2, 3))
        if dice.random() < 0.3 and place + length <= len(tokens):
            found.append(Label(tokens[place].start, tokens[place + length - 1].end, dice.choice(kinds)))
        place += length
    return tuple(found)


def _attributions(sentences: list[TaggedSentence], dice: random.Random) -> tuple[TaggedAttribution, ...]:
    found = []
    for sentence in sentences:
        if dice.random() < 0.5:
            one, two, three = (dice.choice(sentence.tokens) for _ in range(3))
            content = (min(one.start, two.start), max(one.end, two.end))
            source = (three.start, three.end) if dice.random() < 0.8 else None
            cue = (two.start, two.end) if dice.random() < 0.8 else None
            found.append(TaggedAttribution(source, cue, content))
    return tuple(sorted(found, key=lambda each: (each.content, each.cue or (-1, -1), each.source or (-1, -1))))


def check(report: Report, annotation: Annotation) -> None:
    """The invariants of an annotation."""
    keys = {entity.key for entity in annotation.entities}
    events = {event.id for event in annotation.events}
    assert len(events) == len(annotation.events)
    assert len({statement.id for statement in annotation.statements}) == len(annotation.statements)
    spans = list(annotation.sentences)
    for statement in annotation.statements:
        assert statement.event in events
        assert statement.evidence
        spans += [*statement.evidence, statement.sentence, *(statement.speaker.spans if statement.speaker else ())]
    for event in annotation.events:
        spans += [event.trigger, event.clause, event.sentence, *(role.span for role in event.roles)]
        assert event.place is None or event.place in keys
        assert event.time is None or 0 <= event.time < len(annotation.times)
        assert all(role.entity is None or role.entity in keys for role in event.roles)
    for number, attribution in enumerate(annotation.attributions):
        spans += [attribution.content, *attribution.words, *attribution.speaker.spans]
        assert attribution.parent is None or 0 <= attribution.parent < number
    for entity in annotation.entities:
        assert entity.mentions
        words = {" ".join(mention.span.quote.split()) for mention in entity.mentions}
        assert entity.name in (entity.names or words)
        spans += [mention.span for mention in entity.mentions]
    assert all(report.rereads(span) for span in spans)
    assert all(dropped.reason for dropped in annotation.dropped)


texts = st.one_of(
    st.lists(st.sampled_from(VOCABULARY), max_size=120).map(" ".join),
    st.text(max_size=300),
)


@settings(max_examples=150, deadline=None)
@given(text=texts, seed=st.integers(0, 2**32))
def test_any_text_and_any_parse(text: str, seed: int) -> None:
    report, tagged = parsed(text, seed)
    annotation = annotate_tagged(report, tagged)
    check(report, annotation)
    assert annotation == annotate_tagged(report, tagged)


@given(text=st.text(alphabet="“”\"'‘’«» ab.,s\n", max_size=200))
def test_quotations_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    quotes = find_quotes(text)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start < start <= end <= quote.end for start, end in quote.inner)
    assert all(one.end <= other.start for one, other in pairwise(quotes))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀", "\u200f\u200e", ".", "“", "12", "\x00\x01"])
def test_odd_texts(text: str) -> None:
    report, tagged = parsed(text, 1)
    check(report, annotate_tagged(report, tagged))


@pytest.mark.parametrize("chain", [False, True])
def test_ten_thousand_words_without_a_stop(chain: bool) -> None:
    dice = random.Random(7)  # noqa: S311
    plain = [word for word in VOCABULARY if word.isalnum()]
    text = " ".join(dice.choice(plain) for _ in range(10_000))
    report, tagged = parsed(text, 3, chain=chain)
    begun = time.perf_counter()
    annotation = annotate_tagged(report, tagged)
    assert time.perf_counter() - begun < 30  # linear: a second or two, never a minute
    check(report, annotation)
