"""``tag``: whole reports in, words, parse, names, times, event mentions and attributions out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.decoding import WordSpan, best_paths, join_attributions, spans_of, tree_heads
from rashomon.language.encoding import Chunk, encode_chunk, fit_sentences, plan_chunks
from rashomon.language.lemmas import lemma_of
from rashomon.language.types import Label, Tagged, TaggedAttribution, TaggedSentence, Token
from rashomon.language.weights import TAGGERS, ReaderModel, load_reader
from rashomon.language.words import Span, split_sentences, split_words

WordPair = tuple[int, int]


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
    for number, (first, last) in enumerate(tagged.sentences):
        tokens = tuple(
            Token(
                *spans[i],
                form=words[i],
                lemma=tagged.lemmas[i],
                upos=tagged.upos[i],
                head=tagged.heads[i] - first if tagged.heads[i] >= 0 else -1,
                deprel=tagged.deprels[i],
            )
            for i in range(first, last)
        )
        names, times, events = (
            tuple(Label(spans[a][0], spans[b - 1][1], label) for a, b, label in layer[number]) for layer in layers
        )
        sentences.append(TaggedSentence(spans[first][0], spans[last - 1][1], tokens, names, times, events))

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


def _tag_words(
    model: ReaderModel, words: Sequence[str], sentences: Sequence[WordPair], paragraphs: frozenset[int]
) -> TaggedWords:
    fitted = fit_sentences(words, [pair for pair in sentences if pair[0] < pair[1]], model.vocabulary)
    sizes = [1 + sum(len(model.vocabulary.subwords(word)) for word in words[a:b]) for a, b in fitted]
    collected = _Collected([], [], [], [], {name: [] for name in ("names", "times", "events", "source", "cue")}, [])
    for chosen in plan_chunks(sizes, [start in paragraphs for start, _ in fitted]):
        chunk = encode_chunk(words, fitted, chosen, model.vocabulary)
        _read_chunk(model, chunk, words, fitted, paragraphs=paragraphs, collected=collected)
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


def _read_chunk(
    model: ReaderModel,
    chunk: Chunk,
    words: Sequence[str],
    sentences: Sequence[WordPair],
    *,
    paragraphs: frozenset[int],
    collected: _Collected,
) -> None:
    inputs = {
        "subwords": chunk.subwords,
        "shapes": chunk.shapes,
        "starts": chunk.starts,
        "stops": chunk.stops,
        "sentence": chunk.sentence_of,
    }
    tags, upos, scripts, arcs, dependents, governors, to_cue, to_source = model.session.run(None, inputs)
    ranges = [(a - chunk.first, b - chunk.first) for a, b in sentences[slice(*chunk.sentences)]]
    heads = np.asarray(_chunk_heads(arcs, ranges), dtype=np.int64)
    relations = model.relations.run(None, {"dependents": dependents, "governors": governors, "heads": heads})[0]
    parts = [model.labels["upos"][number] for number in upos.tolist()]
    collected.upos.extend(parts)
    collected.deprels.extend(_relation_names(model, relations, heads))
    collected.lemmas.extend(
        lemma_of(words[chunk.first + index], parts[index], model.labels["lemma"][number], model.lexicon)
        for index, number in enumerate(scripts.tolist())
    )
    collected.heads.extend(head + chunk.first if head >= 0 else -1 for head in heads.tolist())
    shift = chunk.first
    forms = words[chunk.first : chunk.last]
    sentence_starts = frozenset(first for first, _ in ranges)
    paragraph_starts = frozenset(first for first in sentence_starts if first + shift in paragraphs)
    spans = _spans_by_layer(model, tags, sentence_starts, paragraph_starts)
    spans["names"] = [(a, b, _body_or(label, forms[a:b])) for a, b, label in spans["names"]]
    for name, layer in collected.layers.items():
        layer.extend((a + shift, b + shift, label) for a, b, label in spans[name])
    joined = join_attributions(
        spans["content"],
        spans["cue"],
        spans["source"],
        to_cue=to_cue,
        to_source=to_source,
        paragraph_of=_paragraph_numbers(len(tags), paragraph_starts),
    )
    for source, cue, (start, end) in joined:
        collected.attributions.append((_moved(source, shift), _moved(cue, shift), (start + shift, end + shift)))


def _chunk_heads(arcs: NDArray[np.float32], ranges: Sequence[WordPair]) -> list[int]:
    heads: list[int] = []
    for first, last in ranges:
        columns = [*range(first, last), arcs.shape[1] - 1]
        heads.extend(head + first if head >= 0 else -1 for head in tree_heads(arcs[first:last, columns]))
    return heads


def _relation_names(model: ReaderModel, relations: NDArray[np.int64], heads: NDArray[np.int64]) -> list[str]:
    """Names of relations; only a root is called ``root``."""
    names = model.labels["deprel"]
    return [
        "root" if head < 0 else ("dep" if names[number] == "root" else names[number])
        for number, head in zip(relations.tolist(), heads.tolist(), strict=True)
    ]


def _spans_by_layer(
    model: ReaderModel,
    tags: NDArray[np.float32],
    sentence_starts: frozenset[int],
    paragraph_starts: frozenset[int],
) -> dict[str, list[WordSpan]]:
    """Labelled word ranges of each layer.

    Only a content may run from one sentence into the next, and not even that into the next
    paragraph: in PolNeAR one of 180 does, while what looks so is two quotations as a rule.
    """
    taggers = [model.taggers[name] for name in TAGGERS]
    return {
        name: spans_of(path, tagger.labels, paragraph_starts if name == "content" else sentence_starts)
        for name, path, tagger in zip(TAGGERS, best_paths(tags, taggers), taggers, strict=True)
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
