"""Fits the models of event types and writes them into the package: `python -m training.event_types --data DATA`.

Two linear models over the features of `rashomon.annotate.events.typefeatures`. The event model learns from the product's own
table, from the verb patterns of the CAMEO dictionaries (petrarch_gold, MIT, Open Event Data Alliance), from the headlines of
ngec_synthetic_events' train part (of each headline the one event that its label fits best), and from ECB+'s train part, whose
events count as of no type where the table has none for their lemma: the dictionaries have a code for nearly every verb. The
report model learns from the reports of the generated set, and from what the event model believes of their events. That set's
reports were generated under 332 headlines, of which its parts share every one: `--check` says how a report under an unseen
headline fares, by cross-validation over headlines.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import pickle
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from rashomon.annotate.events.typefeatures import event_features
from rashomon.annotate.events.types import _events, report_input
from rashomon.annotate.grammar.plover import BY_LEMMA, BY_PAIR, TYPES
from rashomon.annotate.grammar.tree import grow
from rashomon.language import Tagged, tag
from rashomon.language.linear import FILE, Linear, row_of
from training.cameo import type_of_code
from training.documents import join_words

ROWS = 1 << 15
LEAD = 90  # words of a training report's body that are read
COST, REPORT_COST = 20.0, 4.0
# How many times an example counts: a line of our table, a pattern of the dictionary, a verb without a code there, a headline, an
# event of plain news.
WEIGHTS = {"table": 6, "pattern": 2, "default": 1, "headline": 2, "plain": 1}


@dataclass(frozen=True, slots=True)
class Example:
    """Features, the type ("" for none), and where it comes from."""

    features: tuple[str, ...]
    type: str
    kind: str


# --- the dictionaries -----------------------------------------------------------------------------


@dataclass(slots=True)
class Block:
    """Verbs of one meaning with their patterns: (verb, own code), (pattern, code, verbs that it was found with)."""

    code: str
    verbs: list[tuple[str, str]]
    patterns: list[tuple[str, str, str]]


def read_dictionary(content: str) -> tuple[dict[str, list[str]], list[Block]]:
    """Synonym sets and blocks of a PETRARCH verb dictionary."""
    synonyms: dict[str, list[str]] = defaultdict(list)
    blocks: list[Block] = []
    name = ""
    for line in content.split("\n"):
        raw, _, comment = line.partition("#")
        text = raw.strip()
        head = re.match(r"---\s+\S+\s+\[([^\]]*)\]", text)
        pattern = re.match(r"- (.*?)\s*\[([^\]]*)\]", text)
        if head:
            name = ""
            blocks.append(Block(head[1], [], []))
        elif text.startswith("&"):
            name = text.strip("&_ ").split()[0]
        elif pattern and blocks:
            blocks[-1].patterns.append((pattern[1].strip(), pattern[2], comment.strip()))
        elif text.startswith("+") and name:
            synonyms[name].append(text[1:].strip().strip("_").split()[0])
        elif text and blocks and not name:
            verb = re.match(r"\+?(\S+)\s*(?:\{.*\})?\s*(?:\[([^\]]*)\])?", text)
            if verb:
                blocks[-1].verbs.append((verb[1].lower().strip("_"), verb[2] or ""))
    return synonyms, blocks


def dictionary_examples(content: str) -> Iterator[Example]:
    """Every verb that has no type by itself, and every pattern with the verbs that it was found with."""
    synonyms, blocks = read_dictionary(content)
    words = {name: [lemma(each.split("_")[-1]) for each in members][:10] for name, members in synonyms.items()}
    for block in blocks:
        for verb, own in block.verbs:
            first, _, rest = verb.partition("_")
            if not type_of_code(own or block.code):  # the code of a verb by itself is too often wrong
                yield Example((f"l {first}", f"l {first} v", *((f"p {first} {rest}",) if rest else ())), "", "default")
        single = [verb for verb, _ in block.verbs if "_" not in verb]
        for pattern, code, comment in block.patterns:
            found = type_of_code(code)
            named = [word.strip().lower() for word in comment.split(",")]
            verbs = [verb for verb in dict.fromkeys(named) if verb in single][:2] or single[:3]
            if found is not None:
                for verb in verbs:
                    for features in itertools.islice(_pattern_features(pattern, verb, words), 8 // len(verbs)):
                        yield Example((f"l {verb}", f"l {verb} v", *features), found, "pattern")


_PARTICLES = frozenset("OUT UP DOWN OFF OVER BACK AWAY ON IN TOGETHER FORWARD".split())


def _pattern_features(pattern: str, verb: str, words: dict[str, list[str]]) -> Iterator[list[str]]:
    """The features that a pattern says, once for each choice among its synonyms."""
    parts = re.findall(r"\([^)]*\)|\{[^}]*\}|\S+", pattern)
    if "*" not in parts:
        return
    choices: list[list[list[str]]] = []
    for place, part in enumerate(parts):
        inner = [word for word in part.strip("(){}").replace("{", " ").replace("}", " ").split() if word not in "*+$%^"]
        if not inner:
            continue
        heads = words.get(inner[-1].strip("&_"), []) if inner[-1].startswith("&") else [lemma(inner[-1])]
        if part in _PARTICLES:
            choices.append([[f"p {verb} {part.lower()}"]])
        elif part.startswith("("):
            case = inner[0].lower()
            choices.append([[f"lp {verb} {case}", f"lc {verb} {case} {head}", f"c {case} {head}"] for head in heads])
            if case == "to":
                choices[-1] += [[f"lx {verb} {lemma(inner[1])}"]] if len(inner) > 1 else []
        elif place < parts.index("*"):
            choices.append([[f"ls {verb} {head}", f"s {head}"] for head in heads])
        else:
            before = [lemma(word) for word in inner[:-1] if not word.startswith("&")]
            choices.append([[f"lo {verb} {head}", f"o {head}", *(f"m {each} {head}" for each in before)] for head in heads])
    for chosen in itertools.product(*(each for each in choices if each)):
        yield [name for part in chosen for name in part]


@cache
def lemma(word: str) -> str:
    """The base form of a word of the dictionary."""
    from lemminflect import getLemma  # noqa: PLC0415

    word = word.lower().strip("_&")
    found = (getLemma(word, part) for part in ("NOUN", "VERB"))
    return next((str(each[0]) for each in found if each and each[0] != word), word)


def table_examples() -> Iterator[Example]:
    """The product's own tables: each lemma as verb and as noun, each verb with its objects."""
    for (verb, thing), (type_, _) in BY_PAIR.items():
        yield Example((f"l {verb}", f"l {verb} v", f"lo {verb} {thing}", f"o {thing}"), type_, "table")
    for words, (type_, _) in BY_LEMMA.items():
        first = words.split(" ")[0]
        if first != words:
            yield Example((f"l {first}", f"l {first} v", f"p {words}"), type_, "table")
        else:
            for form in "vn":
                yield Example((f"l {first}", f"l {first} {form}"), type_, "table")


def plain_examples(tagged: list[Tagged]) -> Iterator[Example]:
    """Events of plain news whose lemma the table does not have."""
    for sentence in (each for document in tagged for each in document.sentences if each.tokens):
        for predicate in _events(grow(sentence), sentence):
            if predicate.form != "state" and predicate.lemma not in BY_LEMMA:
                yield Example(event_features(predicate), "", "plain")


def plain_news(data: Path, kept_at: Path) -> list[Tagged]:
    """The sentences of ECB+'s train part that its annotators chose, tagged."""
    if kept_at.exists():
        kept: list[Tagged] = pickle.loads(kept_at.read_bytes())  # noqa: S301 - written below
        return kept
    with gzip.open(data / "ecbplus" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = ["\n".join(join_words(row["sentences"][at])[0] for at in row["selected_sentences"]) for row in rows]
    found = list(tag([text for text in texts if text]))
    kept_at.parent.mkdir(parents=True, exist_ok=True)
    kept_at.write_bytes(pickle.dumps(found))
    return found


# --- the generated reports ------------------------------------------------------------------------


@dataclass(slots=True)
class Story:
    """A generated report: its parse, where its body begins, its label, and the form of its headline."""

    tagged: Tagged
    body: int
    label: str
    form: str


def report_text(row: dict[str, Any], *, title: bool = True, words: int | None = None) -> tuple[str, int]:
    """The report as it would be published, and where its body begins; whole paragraphs up to that many words."""
    head = row["prompt"].split("\n")[0].strip() if title else ""
    kept: list[str] = []
    for paragraph in row["text"].split("\n\n"):
        if words is None or sum(len(each.split()) for each in kept) < words:
            kept.append(" ".join(paragraph.split(" ")[:160]) if words else paragraph)
    body = "\n\n".join(kept)
    return (f"{head}\n\n{body}", len(head) + 2) if head else (body, 0)


def stories(data: Path, kept_at: Path) -> list[Story]:
    """The train part, tagged; kept at `kept_at`, since tagging takes minutes."""
    if kept_at.exists():
        kept: list[Story] = pickle.loads(kept_at.read_bytes())  # noqa: S301 - written below
        return kept
    with gzip.open(data / "ngec_synthetic_events" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [report_text(row, words=LEAD) for row in rows]
    found = [
        Story(tagged, body, row["label"], row["title"])
        for row, (_, body), tagged in zip(rows, texts, tag([text for text, _ in texts]), strict=True)
    ]
    kept_at.parent.mkdir(parents=True, exist_ok=True)
    kept_at.write_bytes(pickle.dumps(found))
    return found


# --- fitting --------------------------------------------------------------------------------------


def matrix(rows: list[list[tuple[tuple[str, ...], float]]]) -> csr_matrix:
    """Hashed features, as `Linear.beliefs` weighs them."""
    place, column, value = [], [], []
    for number, groups in enumerate(rows):
        for names, weight in groups:
            for name in names:
                place.append(number)
                column.append(row_of(name, ROWS))
                value.append(weight / len(names) ** 0.5)
    return csr_matrix((value, (place, column)), shape=(len(rows), ROWS))


def fit(features: csr_matrix, labels: list[str], classes: tuple[str, ...], *, cost: float, balanced: bool) -> Linear:
    """One logistic unit for each class, weights rounded to 8 bits."""
    weights = np.zeros((features.shape[1], len(classes)))
    bias = np.zeros(len(classes))
    for number, name in enumerate(classes):
        unit = LogisticRegression(C=cost, solver="liblinear", class_weight="balanced" if balanced else None, random_state=0)
        unit.fit(features, [label == name for label in labels])
        weights[:, number], bias[number] = unit.coef_[0], unit.intercept_[0]
    scale = np.abs(weights[:ROWS]).max(axis=0) / 127
    table = np.rint(weights[:ROWS] / scale).astype(np.int8)
    return Linear(classes, table, scale, bias, weights[ROWS:])


def fit_events(examples: list[Example]) -> Linear:
    """The event model."""
    repeated = [example for example in examples for _ in range(WEIGHTS[example.kind])]
    rows = matrix([[(example.features, 1.0)] for example in repeated])
    return fit(rows, [example.type for example in repeated], ("", *TYPES), cost=COST, balanced=False)


def headline_examples(model: Linear, told: list[Story]) -> Iterator[Example]:
    """Of each headline the event that its label fits best, three stories of each form of headline."""
    seen: Counter[str] = Counter()
    for story in told:
        seen[story.form] += 1
        sentences = [each for each in story.tagged.sentences if each.tokens and each.start < story.body]
        events = [event_features(each) for sentence in sentences for each in _events(grow(sentence), sentence)]
        if events and seen[story.form] <= 3:
            column = model.classes.index(story.label)
            yield Example(max(events, key=lambda each: model.beliefs([(each, 1.0)])[column]), story.label, "headline")


def fit_reports(model: Linear, told: list[Story]) -> tuple[csr_matrix, list[str]]:
    """What the report model is fitted to."""
    numbers, rows = [], []
    for story in told:
        sentences = tuple(each for each in story.tagged.sentences if each.tokens)
        found, groups = report_input(model, tuple(grow(each) for each in sentences), sentences, story.body)
        numbers.append(found)
        rows.append(groups)
    return hstack([matrix(rows), csr_matrix(np.array(numbers))]).tocsr(), [story.label for story in told]


def check(events: list[Example], told: list[Story]) -> float:
    """Macro F1 on reports whose headline was not trained on, in five folds; the event model has seen no headline."""
    features, labels = fit_reports(fit_events(events), told)
    guessed = np.empty(len(labels), dtype=object)
    for train, held in GroupKFold(5).split(features, labels, [story.form for story in told]):
        model = fit(features[train], [labels[at] for at in train], TYPES, cost=REPORT_COST, balanced=True)
        whole = np.vstack([model.table * model.scale, model.dense])
        scores = features[held] @ whole + model.bias
        guessed[held] = [TYPES[at] for at in np.asarray(scores).argmax(axis=1)]
    return float(f1_score(labels, list(guessed), average="macro"))


def main() -> None:
    """Reads, fits, writes."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--cache", type=Path, default=Path("build/event_types"), help="where tagged texts are kept")
    arguments.add_argument("--check", action="store_true", help="macro F1 on unseen headlines, by cross-validation")
    options = arguments.parse_args()
    with tarfile.open(options.data / "petrarch_gold" / "cameo_dictionaries.tar.xz") as archive:
        member = archive.extractfile("CAMEO.2.0.txt") or archive.extractfile("./CAMEO.2.0.txt")
        content = member.read().decode("utf-8", "replace") if member else ""
    plain = plain_examples(plain_news(options.data, options.cache / "news.pickle"))
    listed = [*table_examples(), *dictionary_examples(content), *plain]
    told = stories(options.data, options.cache / "stories.pickle")
    if options.check:
        print(f"macro F1 under unseen headlines: {check(listed, told):.3f}")
    events = fit_events([*listed, *headline_examples(fit_events(listed), told)])
    reports = fit(*fit_reports(events, told), TYPES, cost=REPORT_COST, balanced=True)
    arrays = {}
    for name, model in (("event", events), ("report", reports)):
        arrays[f"{name}.classes"] = np.array(model.classes)
        arrays[f"{name}.table"] = model.table
        arrays[f"{name}.scale"] = model.scale.astype(np.float32)
        arrays[f"{name}.bias"] = model.bias.astype(np.float32)
        arrays[f"{name}.dense"] = model.dense.astype(np.float32)
    save: Any = np.savez_compressed  # its stub takes the names for its own options
    save(FILE, **arrays)
    print(f"{FILE.name}: {FILE.stat().st_size / 1000:.0f} kB, from {len(listed)} examples and {len(told)} reports")


if __name__ == "__main__":
    main()
