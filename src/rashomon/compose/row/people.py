"""Who was killed and who was injured, by name: every person whom the texts name in full is weighed by named features.

Two logits: whether somebody was harmed, and whether one who was is dead. News tells a victim's fate mostly far from the name
("the victim was identified as …", an age behind it, a list, a family's words), so no one sentence decides: what the person
does and undergoes, the words beside the name, the nouns that stand for it, who speaks and where in the text the name stands
are weighed together. How many were harmed (:mod:`rashomon.compose.row.tally`) says how sure the program has to be: the likeliest
persons up to that number need less than those beyond it. `python -m training.people` fits the constants on training data.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import exp

from rashomon.compose.index import Index
from rashomon.compose.row.layout import Layout
from rashomon.compose.row.logit import weight
from rashomon.compose.row.people_weights import DEATH_WEIGHTS, HARM_WEIGHTS
from rashomon.compose.row.tellings import HIT, HOSPITAL, INJURED, KILLED, subjects
from rashomon.model import Entity, EventMention, LocalEntity, Mention, Quantity, Span, Statement, Victim

# How likely somebody has to be harmed: among as many as were, and beyond.
LIKELY, SURE = 0.25, 0.9
# Whoever is told of by such a noun speaks of the harm, unless it is told of himself.
_OFFICES = frozenset(
    f"is {office}"
    for office in ("minister", "president", "chancellor", "premier", "senator", "governor", "ambassador", "spokesman")
)

_HARM = frozenset({KILLED, INJURED, HIT, HOSPITAL})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+|[^\w\s]")
_AGE = re.compile(r",? ?\(?(?:aged? )?\d{1,3}(?:,|\)|;|\.|\Z|\n| of | and | from | was | who | years? old)")
_OLD = re.compile(r"(?:year|month)s?[- ]old,?(?: \w+){0,3},? \Z")
# What may stand between two names of one list: ages, towns, conditions, a comma, a new line, a bullet.
_LISTED = re.compile(
    r"(?:,? ?\(?(?:aged? )?\d{1,3}\)?(?:[- ]years?[- ]old)?)?(?:,? (?:both |all )?(?:of|from) [^\W\d_][\w’' .-]{1,50})?"
    r"(?: \([\w ]{1,30}\))?\s{0,4}[,;.]?\s{0,4}(?:[-–—•*·] ?)?(?:and|&)?\s{0,2}"
    r"(?:(?:a |an |the )?\d{1,3}[- ](?:year|month)s?[- ]olds? )?"
)
_BESIDE, _NEAR = 160, 120  # characters before and behind a name: for patterns, for single words
_SHORT = 3  # letters of words that say little
_MOST = 40  # names of one list that share what is told of them
_FULL = 2  # words of a name written in full
_SHARED = ("told ", "perhaps told ", "recipient of ", "actor of ", "age ", "speaks", "before identified")
_HEAD = 6


@dataclass(slots=True)
class Person:
    """Somebody whom the texts name in full.

    Attributes:
        features: by name, each 1.0 where it holds in any text.
        named: for each text, where the name stands, with what that one place tells.
    """

    features: dict[str, float] = field(default_factory=dict)
    named: list[tuple[Span, frozenset[str]]] = field(default_factory=list)


def ledger(found: Mapping[str, Person]) -> tuple[tuple[float, float], ...]:
    """For each person, by id, the chance of having been harmed, and of being dead if so."""
    return tuple((harm(person), chance(person.features, DEATH_WEIGHTS)) for _, person in sorted(found.items()))


def people(found: Mapping[str, Person], told: Sequence[Layout], pair: tuple[int, int], at: Index) -> tuple[Victim, ...]:
    """The persons who were killed or injured, the dead first, then in order of the names' places.

    Args:
        found: the persons whom the texts name in full.
        told: the independent texts, in the story's order.
        pair: how many were killed and injured.
        at: look-ups.

    Returns:
        Each with one sentence of each text that names the person: the one that tells most of the harm.
    """
    weighed = sorted(((round(harm(person), 4), key) for key, person in found.items()), key=lambda item: (-item[0], item[1]))
    held = claims_of_people(told, at)
    victims = []
    for rank, (likely, key) in enumerate(weighed):
        if likely < (LIKELY if rank < sum(pair) else SURE):
            break
        if likely < SURE and key not in held and _OFFICES & found[key].features.keys():
            continue  # where many were harmed there is room for every minister who speaks of it
        fate = KILLED if chance(found[key].features, DEATH_WEIGHTS) > 0.5 else INJURED
        evidence = at.ordered(_telling_sentences(found[key], told))
        if evidence:
            victims.append(Victim(key, fate, likely, held.get(key, ()), evidence))
    return tuple(sorted(victims, key=lambda each: (each.fate != KILLED, at.place(each.evidence[0]), each.entity)))


def harm(person: Person) -> float:
    """How likely the person was killed or injured."""
    return chance(person.features, HARM_WEIGHTS)


def chance(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the features' weight."""
    return 1 / (1 + exp(-max(min(weight(features, weights), 30.0), -30.0)))


def candidate_people(told: Sequence[Layout], entities: Iterable[Entity]) -> dict[str, Person]:
    """The persons whom the texts name in full, by entity id, with their features."""
    full = [entity for entity in entities if entity.type == "person" and len(entity.name.split()) >= _FULL]
    of = {member: entity.id for entity in full for member in entity.members}
    found: dict[str, Person] = {}
    texts: defaultdict[str, int] = defaultdict(int)
    for layout in told:
        for key, person in _people_of(layout, of).items():
            mine = found.setdefault(key, Person())
            mine.named += person.named
            mine.features |= person.features
            texts[key] += 1
    for key, person in found.items():
        person.features |= dict.fromkeys(_over_texts(person, texts[key], len(told), len(found)), 1.0)
    return found


def _over_texts(person: Person, texts: int, told: int, persons: int) -> Iterator[str]:
    """How often the story names somebody, among how many others."""
    yield "anybody"
    yield f"named {_often(len(person.named))}"
    yield f"people {_often(persons)}"
    if told > 1:
        yield "in every text" if texts == told else "in one text" if texts == 1 else "in some texts"


def _often(count: int) -> str:
    return next((name for least, name in ((8, "very often"), (4, "often"), (2, "again")) if count >= least), "once")


def _people_of(layout: Layout, of: Mapping[tuple[str, str], str]) -> dict[str, Person]:
    """The persons whom one text names."""
    annotation = layout.annotation
    keys = {
        entity.key: of[annotation.report, entity.key] for entity in annotation.entities if (annotation.report, entity.key) in of
    }
    found: dict[str, Person] = {}
    beside = _sentences(layout)
    for entity in annotation.entities:
        named = [mention.span for mention in entity.mentions if mention.form == "named"]
        if entity.key not in keys or not named:
            continue
        person = found.setdefault(keys[entity.key], Person())
        person.features |= dict.fromkeys(_by_nouns(entity), 1.0)
        for span in named:
            here = layout.sentence(span.start)
            words = frozenset((*_by_words(layout, span), *beside.get(here, ()), *_after(beside.get(here - 1, ()))))
            person.features |= dict.fromkeys(sorted(words), 1.0)
            person.named.append((span, words))
    _add(found, keys, (*_by_deeds(annotation.events), *_by_state(layout), *_by_speech(layout)))
    _share_in_lists(layout, found)
    _place_in_text(layout, found)
    return found


def _add(found: Mapping[str, Person], keys: Mapping[str, str], told: Iterable[tuple[str, str]]) -> None:
    for name, key in told:
        if keys.get(key, "") in found:
            found[keys[key]].features[name] = 1.0


def _place_in_text(layout: Layout, found: Mapping[str, Person]) -> None:
    """What the text is about, and where in it the person stands first."""
    about = subjects(layout.passage(0, 0), layout.passage(0, 1), layout.passage(1, _HEAD))
    starts = {key: min(span.start for span, _ in person.named) for key, person in found.items()}
    for key, person in found.items():
        person.features |= {f"text {name}": 1.0 for name in sorted(about)}
        person.features[f"first {layout.stand(starts[key])}"] = 1.0
        if starts[key] == min(starts.values()):
            person.features["first of all"] = 1.0


def _after(names: Iterable[str]) -> Iterator[str]:
    return (f"after {name}" for name in names if name.startswith("beside those"))


def _share_in_lists(layout: Layout, found: Mapping[str, Person]) -> None:
    """What is told of one of a list is told of the others: "Ann Lee, 23, Bo Lee and Cy Lee were treated"."""
    named = sorted((span, key) for key, person in found.items() for span, _ in person.named)
    lists: list[tuple[set[str], list[str]]] = []
    last: Span | None = None
    for span, key in named:
        near = last is not None and 0 < span.start - last.end <= _BESIDE
        if not (near and last is not None and _LISTED.fullmatch(layout.report.text, last.end, span.start)):
            words = _WORD.findall(layout.before(span, _BESIDE).lower())
            lists.append(({f"list after {word}" for word in words if len(word) > _SHORT}, []))
        elif len(lists[-1][1]) >= _MOST:
            lists.append((set(lists[-1][0]), []))
        lists[-1][1].append(key)
        last = span
    lists = [(names, members) for names, members in lists if len(set(members)) > 1]
    for names, members in lists:
        names.update(f"listed with {n}" for key in members for n in found[key].features if n.startswith(_SHARED))
    for names, members in lists:
        for key in members:
            found[key].features |= dict.fromkeys(("listed", *sorted(names)), 1.0)


def _by_nouns(entity: LocalEntity) -> Iterator[str]:
    """The nouns that stand at the name or for it: "victim", "spokesman for the police", "her brother"."""
    for role in entity.roles:
        yield from (f"is {word}" for word in _WORD.findall(role.lower()))
    for mention in entity.mentions:
        words = _WORD.findall(mention.span.quote.lower()) if mention.form == "nominal" else []
        if words:
            yield f"is {words[-1]}"


def _by_words(layout: Layout, span: Span) -> Iterator[str]:
    """The words before and behind a name, within its line."""
    before = layout.before(span, _BESIDE).rsplit("\n", 1)[-1]
    behind = layout.behind(span, _BESIDE).split("\n", 1)[0]
    yield from _sides("before", [*reversed(_WORD.findall(before.lower()))])
    yield from _sides("behind", _WORD.findall(behind.lower()))
    for name, near in (("near before", before[-_NEAR:]), ("near behind", behind[:_NEAR])):
        yield from (f"{name} {word}" for word in _WORD.findall(near) if word.islower() and len(word) > _SHORT)
    if _AGE.match(behind):
        yield "age behind"
    if _OLD.search(before.lower()):
        yield "age before"


def _sides(side: str, words: Sequence[str]) -> Iterator[str]:
    """The word at the name, the one beyond it, and both, in reading order."""
    yield f"{side} {words[0] if words else 'nothing'}"
    yield f"two {side} {words[1] if len(words) > 1 else 'nothing'}"
    if len(words) > 1:
        yield f"{side} {words[0]} {words[1]}" if side == "behind" else f"{side} {words[1]} {words[0]}"


def _sentences(layout: Layout) -> dict[int, set[str]]:
    """What each sentence tells, by its number: its events, and whose harm."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for event in layout.annotation.events:
        found[layout.sentence(event.trigger.start)].add(f"beside {event.lemma}")
    for statement in layout.annotation.statements:
        if statement.slot in _HARM and statement.polarity:
            found[layout.sentence(statement.evidence[0].start)].add(f"beside those {statement.slot}")
    return found


def _by_deeds(events: Iterable[EventMention]) -> Iterator[tuple[str, str]]:
    """What the person does and what is done to the person, by local key."""
    for event in events:
        for role in event.roles:
            if role.entity is not None:
                sure = "" if event.polarity and event.modality == "certain" else "perhaps "
                yield f"{sure}{role.name} of {event.lemma}", role.entity


def _by_state(layout: Layout) -> Iterator[tuple[str, str]]:
    """Of whom a count of those harmed is told ("a man, John Doe, was killed"), by local key."""
    for statement, key in _harmed(layout):
        yield f"{'' if statement.modality == 'certain' else 'perhaps '}told {statement.slot}", key


def _harmed(layout: Layout) -> Iterator[tuple[Statement, str]]:
    """The counts of those harmed whose words name somebody, with the local keys of those they name."""
    mentions: list[Mention] = sorted((m for e in layout.annotation.entities for m in e.mentions), key=lambda m: m.span)
    starts = [mention.span.start for mention in mentions]
    for statement in layout.annotation.statements:
        if statement.slot not in _HARM or not isinstance(statement.value, Quantity) or not statement.polarity:
            continue
        words = statement.evidence[0]
        for mention in islice(mentions, bisect_left(starts, words.start), None):
            if mention.span.start >= words.end:
                break
            if words.covers(mention.span) and (mention.form == "named" or mention.span == words):
                yield statement, mention.entity


def claims_of_people(told: Sequence[Layout], at: Index) -> dict[str, tuple[str, ...]]:
    """By entity id, the claims of harm whose words name the person."""
    of = {statement: claim.id for claim in at.claims.values() if claim.slot in _HARM for statement in claim.statements}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for layout in told:
        for statement, key in _harmed(layout):
            entity = at.entities_of.get((layout.annotation.report, key))
            if entity is not None and statement.id in of:
                found[entity].add(of[statement.id])
    return {entity: tuple(sorted(claims)) for entity, claims in found.items()}


def _by_speech(layout: Layout) -> Iterator[tuple[str, str]]:
    for attribution in layout.annotation.attributions:
        if attribution.speaker.entity is not None:
            yield "speaks", attribution.speaker.entity


def _telling_sentences(person: Person, told: Sequence[Layout]) -> Iterator[Span]:
    """Of each text the sentence in which the name's surroundings weigh most, the first of equals."""
    layouts = {layout.report.id: layout for layout in told}
    best: dict[str, tuple[float, Span]] = {}
    for span, words in person.named:
        heavy = weight(dict.fromkeys(words, 1.0), HARM_WEIGHTS)
        if span.report not in best or heavy > best[span.report][0]:
            best[span.report] = heavy, span
    for report, (_, span) in best.items():
        sentences = layouts[report].annotation.sentences
        place = layouts[report].sentence(span.start)
        yield sentences[place] if place >= 0 and sentences[place].covers(span) else span
