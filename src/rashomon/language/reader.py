"""``tag``: whole reports in, words, parse, names, times, event mentions and attributions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from rashomon.language.decoding import WordSpan, best_paths, chunk_heads, join_attributions, spans_of
from rashomon.language.encoding import Chunk, encode_chunk, fit_sentences, plan_chunks
from rashomon.language.lemmas import lemma_of
from rashomon.language.secondlook import second_scores
from rashomon.language.types import Label, Tagged, TaggedAttribution, TaggedSentence, Token
from rashomon.language.weights import TAGGERS, ReaderModel, load_reader
from rashomon.language.words import Span, split_sentences, split_words

WordPair = tuple[int, int]
Floats = NDArray[np.float32]

TOGETHER = 16  # chunks of a text whose tags are decoded side by side
_BESIDE = tuple(name for name in TAGGERS if name != "names")  # names wait until the whole text was read


@dataclass(frozen=True, slots=True)
class TaggedWords:
    """What :func:`tag_words` gives: the same as :class:`Tagged`, in word numbers of the document.

    Attributes:
        sentences: Word ranges; longer than the longest the model reads, a sentence is cut.
        upos, lemmas, deprels: Per word.
        heads: Per word, a word number of the document; -1 for a root.
        names, times, events: Labelled word ranges.
        attributions: Source, cue and content as word ranges.
        attributed_sources, cues: All that were marked, joined or not.
    """

    sentences: tuple[WordPair, ...]
    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[WordSpan, ...]
    times: tuple[WordSpan, ...]
    events: tuple[WordSpan, ...]
    attributions: tuple[tuple[WordPair | None, WordPair | None, WordPair], ...]
    attributed_sources: tuple[WordPair, ...]
    cues: tuple[WordPair, ...]


def tag(texts: Sequence[str]) -> tuple[Tagged, ...]:
    """Reads texts with the reader model.

    Every text is divided into chunks of whole sentences by its own content only and every chunk is
    run alone, on one thread; so a text gives the same result whatever is tagged beside it.

    Args:
        texts: Whole reports, their paragraphs divided by line breaks.

    Returns:
        One result for each text, in order. A text without words has no sentences.

    Raises:
        WeightsError: The model's files are missing or damaged.
    """
    if not texts:
        return ()
    model = load_reader()
    return tuple(_tag_text(model, text) for text in texts)


def tag_words(words: Sequence[str], sentences: Sequence[WordPair], paragraphs: Sequence[int] = (0,)) -> TaggedWords:
    """Tags a document whose words and sentences are given, such as a treebank's.

    Args:
        words: Forms.
        sentences: Word ranges that cover all words in order.
        paragraphs: Numbers of the words that begin a paragraph.

    Returns:
        Labels by word number.

    Raises:
        WeightsError: The model's files are missing or damaged.
    """
    return _tag_words(load_reader(), words, sentences, frozenset(paragraphs))


def _tag_text(model: ReaderModel, text: str) -> Tagged:
    spans = split_words(text)
    if not spans:
        return Tagged((), ())
    words = [text[start:end] for start, end in spans]
    sentences = split_sentences(text, spans)
    paragraphs = frozenset(start for start, _ in sentences if start == 0 or _breaks(text, spans[start - 1][1], spans[start][0]))
    return _with_offsets(_tag_words(model, words, sentences, paragraphs), words, spans)


def _breaks(text: str, start: int, end: int) -> bool:
    return "\n" in text[start:end] or "\r" in text[start:end]


def _with_offsets(tagged: TaggedWords, words: Sequence[str], spans: Sequence[Span]) -> Tagged:
    sentences: list[TaggedSentence] = []
    layers = [_by_sentence(layer, tagged.sentences) for layer in (tagged.names, tagged.times, tagged.events)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for number, (first, last) in enumerate(tagged.sentences):
        here = slice(first, last)
        heads = [head - first if head >= 0 else -1 for head in tagged.heads[here]]
        columns = (starts[here], ends[here], words[here], tagged.lemmas[here], tagged.upos[here], heads, tagged.deprels[here])
        tokens = tuple(map(Token, *columns))
        names, times, events = (
            tuple(Label(spans[a][0], spans[b - 1][1], label) for a, b, label in layer[number]) for layer in layers
        )
        sentences.append(TaggedSentence(starts[first], ends[last - 1], tokens, names, times, events))

    def pair(span: WordPair | None) -> Span | None:
        return None if span is None else (spans[span[0]][0], spans[span[1] - 1][1])

    attributions = tuple(
        TaggedAttribution(pair(source), pair(cue), (spans[a][0], spans[b - 1][1])) for source, cue, (a, b) in tagged.attributions
    )
    return Tagged(
        tuple(sentences),
        attributions,
        tuple((spans[a][0], spans[b - 1][1]) for a, b in tagged.attributed_sources),
        tuple((spans[a][0], spans[b - 1][1]) for a, b in tagged.cues),
    )


def _by_sentence(spans: Sequence[WordSpan], sentences: Sequence[WordPair]) -> list[list[WordSpan]]:
    groups: list[list[WordSpan]] = [[] for _ in sentences]
    number = 0
    for span in spans:
        while span[0] >= sentences[number][1]:
            number += 1
        groups[number].append(span)
    return groups


@dataclass(slots=True)
class _Collected:
    """Results of the chunks of one document, joined in order."""

    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    layers: dict[str, list[WordSpan]]
    attributions: list[tuple[WordPair | None, WordPair | None, WordPair]]
    named: list[tuple[Chunk, Floats]]


def _tag_words(
    model: ReaderModel, words: Sequence[str], sentences: Sequence[WordPair], paragraphs: frozenset[int]
) -> TaggedWords:
    fitted = fit_sentences(words, [pair for pair in sentences if pair[0] < pair[1]], model.vocabulary)
    ends = [0, *accumulate([len(model.vocabulary.read(word)[0]) for word in words])]
    plan = plan_chunks([1 + ends[last] - ends[first] for first, last in fitted], [start in paragraphs for start, _ in fitted])
    collected = _Collected([], [], [], [], {name: [] for name in ("names", "times", "events", "source", "cue")}, [], [])
    for first in range(0, len(plan), TOGETHER):
        chunks = [encode_chunk(words, fitted, chosen, model.vocabulary) for chosen in plan[first : first + TOGETHER]]
        scores = [_read_chunk(model, chunk, words, collected) for chunk in chunks]
        paths = best_paths([each.tags for each in scores], [model.taggers[name] for name in _BESIDE])
        for chunk, each, path in zip(chunks, scores, paths, strict=True):
            forms, starts = words[chunk.first : chunk.last], [start for start, _ in fitted[slice(*chunk.sentences)]]
            _add_spans(model, chunk, each, path, forms=forms, starts=starts, paragraphs=paragraphs, collected=collected)
    _add_names(model, words, collected, frozenset(first for first, _ in fitted))
    return TaggedWords(
        sentences=tuple(fitted),
        upos=tuple(collected.upos),
        lemmas=tuple(collected.lemmas),
        heads=tuple(collected.heads),
        deprels=tuple(collected.deprels),
        names=tuple(collected.layers["names"]),
        times=tuple(collected.layers["times"]),
        events=tuple(collected.layers["events"]),
        attributions=tuple(sorted(collected.attributions, key=_order)),
        attributed_sources=tuple((a, b) for a, b, _ in collected.layers["source"]),
        cues=tuple((a, b) for a, b, _ in collected.layers["cue"]),
    )


def _order(attribution: tuple[WordPair | None, WordPair | None, WordPair]) -> tuple[WordPair, WordPair, WordPair]:
    source, cue, content = attribution
    return content, cue or (-1, -1), source or (-1, -1)


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the model says of a chunk's spans and attributions.

    Attributes:
        tags: (W, C) scores of all layers beside each other.
        to_cue, to_source: (W, W + 1) scores of a word belonging to the cue, the source that begins at a word, or to none.
    """

    tags: Floats
    to_cue: Floats
    to_source: Floats


def _read_chunk(model: ReaderModel, chunk: Chunk, words: Sequence[str], collected: _Collected) -> _Scores:
    """Runs the model on a chunk and adds what it says of single words."""
    inputs = {
        "subwords": chunk.subwords,
        "shapes": chunk.shapes,
        "starts": chunk.starts,
        "stops": chunk.stops,
        "sentence": chunk.sentence_of,
    }
    tags, upos, scripts, arcs, dependents, governors, to_cue, to_source = model.session.run(None, inputs)
    collected.named.append((chunk, tags[:, slice(*model.taggers["names"].columns)]))
    heads = chunk_heads(arcs, chunk.sentence_of)
    related = {"dependents": dependents, "governors": governors, "heads": np.asarray(heads, dtype=np.int64)}
    relations = model.relations.run(None, related)[0]
    parts = [model.labels["upos"][number] for number in upos.tolist()]
    edits = [model.labels["lemma"][number] for number in scripts.tolist()]
    forms = words[chunk.first : chunk.last]
    collected.upos.extend(parts)
    collected.deprels.extend(_relation_names(model, relations.tolist(), heads))
    collected.lemmas.extend(
        lemma_of(form, part, edit, model.lexicon) for form, part, edit in zip(forms, parts, edits, strict=True)
    )
    collected.heads.extend(head + chunk.first if head >= 0 else -1 for head in heads)
    return _Scores(tags, to_cue, to_source)


def _add_spans(
    model: ReaderModel,
    chunk: Chunk,
    scores: _Scores,
    paths: Sequence[NDArray[np.int64]],
    *,
    forms: Sequence[str],
    starts: Sequence[int],
    paragraphs: frozenset[int],
    collected: _Collected,
) -> None:
    """Adds the times, events and attributions of a chunk, whose sentences begin at the words `starts`."""
    shift = chunk.first
    sentence_starts = frozenset(first - shift for first in starts)
    paragraph_starts = frozenset(first - shift for first in starts if first in paragraphs)
    spans = _spans_by_layer(model, paths, sentence_starts, paragraph_starts)
    for name, found in spans.items():
        if name in collected.layers:
            collected.layers[name].extend((a + shift, b + shift, label) for a, b, label in found)
    joined = join_attributions(
        spans["content"],
        spans["cue"],
        spans["source"],
        to_cue=scores.to_cue,
        to_source=scores.to_source,
        paragraph_of=_paragraph_numbers(len(forms), paragraph_starts),
    )
    for source, cue, (start, end) in joined:
        collected.attributions.append((_moved(source, shift), _moved(cue, shift), (start + shift, end + shift)))


def _add_names(model: ReaderModel, words: Sequence[str], collected: _Collected, starts: frozenset[int]) -> None:
    """Adds the names, which may depend on the whole text; sentences begin at the words `starts`."""
    tagger = model.taggers["names"]
    scores = [each for _, each in collected.named]
    if model.second_look is not None:
        proper = [part == "PROPN" for part in collected.upos]
        scores = second_scores(model.second_look, words, proper, scores)
    paths = best_paths(scores, [tagger])
    for (chunk, _), (path,) in zip(collected.named, paths, strict=True):
        here = frozenset(word - chunk.first for word in range(chunk.first, chunk.last) if word in starts)
        for first, last, label in spans_of(path, tagger.labels, here):
            a, b = first + chunk.first, last + chunk.first
            collected.layers["names"].append((a, b, _body_or(label, words[a:b])))


def _relation_names(model: ReaderModel, relations: Sequence[int], heads: Sequence[int]) -> list[str]:
    """Names of relations; only a root is called ``root``."""
    names = model.labels["deprel"]
    return [
        "root" if head < 0 else ("dep" if names[number] == "root" else names[number])
        for number, head in zip(relations, heads, strict=True)
    ]


def _spans_by_layer(
    model: ReaderModel,
    paths: Sequence[NDArray[np.int64]],
    sentence_starts: frozenset[int],
    paragraph_starts: frozenset[int],
) -> dict[str, list[WordSpan]]:
    """Labelled word ranges of each layer.

    Only a content may run from one sentence into the next, and not even that into the next
    paragraph: in PolNeAR one of 180 does, while what looks so is two quotations as a rule.
    """
    return {
        name: spans_of(path, model.taggers[name].labels, paragraph_starts if name == "content" else sentence_starts)
        for name, path in zip(_BESIDE, paths, strict=True)
    }


def _paragraph_numbers(count: int, starts: frozenset[int]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for word in range(count):
        number += word in starts
        numbers.append(number)
    return numbers


# Bodies whose names read like places, which a small model mixes up. A closed list: states' own unions.
_BODIES = frozenset(("united nations", "european union", "african union", "arab league", "nato", "eu", "un", "u.n."))


def _body_or(label: str, form: Sequence[str]) -> str:
    return "organisation" if " ".join(form).lower() in _BODIES else label


def _moved(pair: WordPair | None, shift: int) -> WordPair | None:
    return None if pair is None else (pair[0] + shift, pair[1] + shift)
