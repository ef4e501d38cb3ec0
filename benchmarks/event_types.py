"""PLOVER types: of generated reports as a whole, and of who does what to whom in the sentences of CAMEO coders.

ngec_synthetic_events: the type of a report (title and text), macro F1 over sixteen types; the same without the title. Its
titles were made from 332 forms that its parts share, and the product's model has seen them in the train part: the first
figure says that they were learned, the second what the text says; `training/event_types.py --check` has unseen titles.

petrarch_gold: every coding (source, target, code) of a sentence, the actors by the first three letters of their code in the
set's own dictionaries, the code by its PLOVER type. The unit tests carry on the roots of WEIS (04 approve, 06 grant, 12
accuse), the validation records those of CAMEO. Codes of comments and denials, and the test suite's own, are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.frame import (
    DataAbsent,
    Outcome,
    Stopwatch,
    folder,
    jsonl,
    members,
    pick,
    precision_recall_f1,
    thin,
)

if TYPE_CHECKING:
    from rashomon.model import Annotation, EventMention

NAME = "event_types"
DATA = ("ngec_synthetic_events", "petrarch_gold")
SUMMARY = "PLOVER types: of generated reports (macro F1), and source-target-code on PETRARCH's sentences"

Triple = tuple[str, str, str]
_MOST_WORDS = 6
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"})
# The roots of WEIS (McClelland 1978) in PLOVER's types; 02 comment and 14 deny are none.
_WEIS = dict(
    zip(
        "01 03 04 05 06 07 08 09 10 11 12 13 15 16 17 18 19 20 21 22".split(),
        "CONCEDE CONSULT SUPPORT AGREE SUPPORT AID AGREE REQUEST REQUEST REJECT ACCUSE ACCUSE REQUEST THREATEN THREATEN"
        " MOBILIZE SANCTION SANCTION COERCE ASSAULT".split(),
        strict=True,
    )
)
_CODING = re.compile(r'<EventCoding\s+((?:\w+\s*=\s*"[^"]*"\s*)+)')
_FIELD = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


def run(data: Path, split: str, *, limit: int | None = None) -> Outcome:
    """Types the split's generated reports, and codes the sentences (the same for every split)."""
    measures: dict[str, Any] = {}
    absent: list[str] = []
    watch = Stopwatch()
    count = words = 0
    try:
        rows = thin([row for path in pick(data, DATA[0], split, "*.jsonl.gz") for row in jsonl(path)], limit)
    except DataAbsent as error:
        absent.append(str(error))
    else:
        measures = _scores(_labels(rows, watch, title=True))
        measures["text"] = _scores(_labels(rows, watch, title=False))
        count = len(rows)
        words = sum(2 * len(row["text"].split()) for row in rows)
    try:
        sentences = thin(list(_sentences(folder(data, DATA[1]))), limit)
    except DataAbsent as error:
        absent.append(str(error))
    else:
        measures["source_target_code"] = _coded(sentences, _actors(folder(data, DATA[1])), watch)
        count += len(sentences)
        words += sum(len(sentence.text.split()) for sentence in sentences)
    if not measures:
        raise DataAbsent("; ".join(absent))
    return Outcome(n=count, measures=measures, words=words, seconds=watch.seconds)


# --- types of reports -----------------------------------------------------------------------------


def _labels(rows: Any, watch: Stopwatch, *, title: bool) -> list[tuple[str, str]]:
    """(gold, ours) of each report."""
    from rashomon.annotate.events.types import types_of_report  # noqa: PLC0415
    from rashomon.annotate.grammar.tree import grow  # noqa: PLC0415
    from rashomon.language import tag  # noqa: PLC0415

    pairs = []
    for row in rows:
        # The headline as it was given to the generator, before the outlet that it was told to imitate.
        head = row["prompt"].split("\n")[0].strip() if title else ""
        text = f"{head}\n\n{row['text']}" if head else row["text"]
        with watch:
            sentences = tuple(each for each in tag([text])[0].sentences if each.tokens)
            types = types_of_report(tuple(grow(each) for each in sentences), sentences, len(head) + 2 if head else 0)
        pairs.append((row["label"], types[0][0] if types else ""))
    return pairs


def _scores(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    by_type = {}
    for name in sorted({gold for gold, _ in pairs}):
        by_type[name] = precision_recall_f1(
            correct=sum(gold == ours == name for gold, ours in pairs),
            given=sum(ours == name for _, ours in pairs),
            wanted=sum(gold == name for gold, _ in pairs),
        )
    macro = sum(each["f1"] for each in by_type.values()) / len(by_type)
    return {"macro_f1": macro, "accuracy": sum(gold == ours for gold, ours in pairs) / len(pairs), "by_type": by_type}


# --- who does what to whom ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence with its gold triples."""

    text: str
    triples: tuple[Triple, ...]


def _sentences(where: Path) -> Iterator[Coded]:
    """The sentences that have a coding of ours to find, or an explicit none."""
    for name, weis in (("PETR.UnitTest.records.xml", True), ("PETR2_GSR_validation.xml", False)):
        path = where / name
        if not path.exists():
            raise DataAbsent(f"{where} has no {name}")
        content = path.read_text(encoding="utf-8", errors="replace")
        for match in re.finditer(r"<Text>(.*?)</Text>", content, re.DOTALL):
            start = max(content.rfind("</Sentence>", 0, match.start()), content.rfind("</Text>", 0, match.start()), 0)
            fields = [dict(_FIELD.findall(each)) for each in _CODING.findall(content[start : match.start()])]
            triples = tuple(each for field in fields if (each := _triple(field, weis=weis)) is not None)
            text = " ".join(match[1].replace("&amp;", "&").replace("_", " ").split())
            if text and triples:
                yield Coded(text, triples)


def _triple(coding: Mapping[str, str], *, weis: bool) -> Triple | None:
    from training.cameo import type_of_code  # noqa: PLC0415

    code = coding.get("eventcode", "")
    known = re.fullmatch(r"(?:0[1-9]|1\d|2[0-2])\d{0,2}", code)
    type_ = (_WEIS.get(code[:2]) if weis else type_of_code(code)) if known else None
    one, other = coding.get("sourcecode", "---")[:3], coding.get("targetcode", "---")[:3]
    return (one, other, type_) if type_ and "---" not in {one, other} else None


def _actors(where: Path) -> dict[str, str]:
    """Codes by name, in capitals; the test suite's own actors have the last word."""
    dictionaries = members(where / "cameo_dictionaries.tar.xz")
    found: dict[str, str] = {}
    for name in ("Phoenix.MilNonState.actors.txt", "Phoenix.International.actors.txt", "Phoenix.Countries.actors.txt"):
        found.update(_read_actors(dictionaries[name].decode("utf-8", "replace")))
    found.update(_read_actors((where / "PETR.Validate.actors.txt").read_text(encoding="utf-8", errors="replace")))
    return found


def _read_actors(content: str) -> Iterator[tuple[str, str]]:
    names: list[str] = []
    code = ""
    for line in content.split("\n"):
        text = line.partition("#")[0].rstrip()
        if not text.strip() or text.startswith("<!--"):
            continue
        inside = re.search(r"\[([A-Za-z-]+)", text)
        name = re.split(r"[\[\t]", text.lstrip("+ \t"))[0].strip(" _").replace("_", " ").upper()
        if text[0] not in "+\t ":
            yield from ((each, code) for each in names if code)
            names, code = [name], ""
        elif text[0] == "+":
            names.append(name)
        code = code or (inside[1].upper() if inside else "")
    yield from ((each, code) for each in names if code)


def _coded(sentences: Any, actors: Mapping[str, str], watch: Stopwatch) -> dict[str, Any]:
    from benchmarks._reports import annotation_of  # noqa: PLC0415

    whole, pairs, types = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        with watch:
            given = _triples(annotation_of(sentence.text), actors)
        gold = set(sentence.triples)
        for count, ours, theirs in (
            (whole, given, gold),
            (pairs, {each[:2] for each in given}, {each[:2] for each in gold}),
            (types, {each[2] for each in given}, {each[2] for each in gold}),
        ):
            count.update(correct=len(ours & theirs), given=len(ours), wanted=len(theirs))
    return {**_f1(whole), "actors": _f1(pairs), "type": _f1(types)}


def _f1(count: Counter[str]) -> dict[str, float]:
    return precision_recall_f1(correct=count["correct"], given=count["given"], wanted=count["wanted"])


def _triples(annotation: Annotation, actors: Mapping[str, str]) -> set[Triple]:
    """What our events say: each actor with each recipient, or with the first other name behind the trigger in the clause."""
    events = (event for event in annotation.events if event.kind == "event" and event.type)
    return {(one, other, event.type) for event in events for one, other in _pairs(event, actors)}


def _pairs(event: EventMention, actors: Mapping[str, str]) -> list[tuple[str, str]]:
    codes: dict[str, list[str]] = {}
    for role in event.roles:
        code = _code(role.span.quote, actors)
        if code and code not in codes.get(role.name, ()):
            codes.setdefault(role.name, []).append(code)
    doers = codes.get("actor", [])
    for name in ("recipient", "destination", "origin", "place"):
        if codes.get(name):
            return [(one, other) for one in doers for other in codes[name]]
    if len(doers) > 1 and event.type in _MUTUAL:
        return list(permutations(doers, 2))
    behind = event.clause.quote[max(event.trigger.end - event.clause.start, 0) :]
    other = _code(behind, actors, besides=doers)
    return [(one, other) for one in doers if other]


def _code(words: str, actors: Mapping[str, str], *, besides: Sequence[str] = ()) -> str:
    """The country of the first name in the words that the dictionaries have, the longest one there; "" for none."""
    parts = re.sub(r"['’]s\b|[^\w.' -]", "", words).upper().split()
    for start in range(len(parts)):
        for length in range(min(_MOST_WORDS, len(parts) - start), 0, -1):
            code = actors.get(" ".join(parts[start : start + length]), "")[:3]
            if code and code not in besides:
                return code
    return ""
