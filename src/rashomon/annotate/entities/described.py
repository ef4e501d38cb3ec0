"""Those whom a report only describes: "a dock worker … he … the man", each an entity of its own without a name."""

from collections import defaultdict
from collections.abc import Set

from rashomon.annotate.entities.coreference import Chains
from rashomon.annotate.entities.references import is_sure
from rashomon.annotate.entities.titles import gender
from rashomon.annotate.entities.traits import Traits
from rashomon.annotate.grammar.cues import OFFICES
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.persons import is_person
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.statewords import SEVERAL
from rashomon.annotate.grammar.tree import phrase
from rashomon.annotate.speech.speakers import words_at
from rashomon.model import LocalEntity, Mention, Span

# What stands in for somebody and tells nothing of him.
_TAKEN_UP = frozenset({"he", "she", "it", "they"})
_BODIES = frozenset(
    "crowd gang group family band mob trio duo pair couple public staff crew personnel troop force militia".split()
)
# By how much a noun phrase must beat its beginning something new to take up one of the same noun.
SAME_NOUN = 1.0
_MEN = frozenset("man boy guy gentleman gunman father husband brother son nephew uncle grandfather boyfriend".split())
_WOMEN = frozenset("woman girl lady mother wife sister daughter niece aunt grandmother girlfriend".split())
_POSSESSIVES = frozenset("his her its their my our your whose".split())
_FULL = 12  # words: longer phrases are parses gone wrong, or hold half a sentence


def find_described(document: Document, chains: Chains, roots: Set[str]) -> tuple[LocalEntity, ...]:
    """Finds the chains that no name heads: a noun phrase and what takes it up, as surely as a name's nominals take up the name.

    Kept is who or what is taken up at least once, and can act or be somewhere: persons, bodies of people, organisations,
    places, things. Deeds, times and thoughts are not.

    Args:
        document: the report.
        chains: what takes up what.
        roots: the roots of the names, whose chains are known.

    Returns:
        Entities without names, with keys "d1", "d2"… in order of first mention. `name` is the fullest of the noun phrases.
    """
    found: dict[int, list[int]] = defaultdict(list)
    chain: list[int | None] = []
    for place, link in enumerate(chains.links):
        each = link.traits
        sure = is_sure(link)
        before = chain[link.antecedent] if link.antecedent is not None else None
        again = before is not None and link.margin >= SAME_NOUN and _one_noun(chains, before, each)
        taken = before if sure or again else None
        if each.root in roots or (sure and link.antecedent is not None and taken is None) or each.phrase.joined:
            chain.append(None)
        elif taken is not None and (each.kind == "noun" or each.pronoun in _TAKEN_UP):
            chain.append(taken)
            found[taken].append(place)
        elif taken is None and each.kind == "noun":
            chain.append(place)
            found[place].append(place)
        else:
            chain.append(None)
    entities: list[LocalEntity] = []
    for places in found.values():
        entity = _entity(document, f"d{len(entities) + 1}", [chains.links[place].traits for place in places])
        if entity is not None:
            entities.append(entity)
    return tuple(entities)


def _one_noun(chains: Chains, first: int, each: Traits) -> bool:
    """Whether a noun phrase has the head of the one that began the chain: "a ferry captain … the captain"."""
    return each.kind == "noun" and each.head == chains.links[first].traits.head


def _entity(document: Document, key: str, members: list[Traits]) -> LocalEntity | None:
    type_ = _type(document, members)
    if not type_:
        return None
    sexes = {sex for each in members if each.kind == "noun" and (sex := _sex(each.head))}
    if len(sexes) > 1:
        return None
    members = [
        each for each in members if _fits(each, type_) and (not sexes or each.kind == "noun" or {each.sex} <= {"", *sexes})
    ]
    nouns = [each for each in members if each.kind == "noun"]
    if len(members) < 2 or not nouns:
        return None
    mentions = [_mention(document, each, key) for each in members]
    fullest = max(nouns, key=lambda each: (*_fullness(document, each), -each.at))
    words = _words(document, fullest)
    return LocalEntity(
        key=key,
        type=type_,
        name=" ".join(words.quote.split()),
        names=(),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))),
    )


def _mention(document: Document, each: Traits, key: str) -> Mention:
    form = "pronoun" if each.kind == "pronoun" else "nominal"
    return Mention(_words(document, each), form, key)


def _words(document: Document, each: Traits) -> Span:
    """A pronoun, or a noun phrase without relative clause, with what says whose it is."""
    tree = document.trees[each.phrase.tree]
    if each.kind == "pronoun":
        return document.words(tree, phrase(tree, each.phrase.head))
    return words_at(document, tree, each.phrase.head, joined=False)


def _fullness(document: Document, each: Traits) -> tuple[bool, int]:
    """How well a noun phrase tells who is meant: not by a pronoun, and by many words of its own."""
    tree = document.trees[each.phrase.tree]
    words = phrase(tree, each.phrase.head)
    own = not any(tree.tokens[index].form.lower() in _POSSESSIVES for index in words)
    length = len(_words(document, each).quote.split())
    return own and length <= _FULL, min(length, _FULL)


def _type(document: Document, members: list[Traits]) -> str:
    """The type of a chain, by the heads of its nouns and by its pronouns; "" for deeds, thoughts and what is not known."""
    kinds = [kind for each in members if each.kind == "noun" and (kind := _kind(document, each))]
    pronouns = {each.pronoun for each in members}
    if pronouns & {"he", "she"}:
        return "person" if "person" in kinds else ""
    return max(dict.fromkeys(kinds), key=kinds.count) if kinds else ""


def _kind(document: Document, each: Traits) -> str:
    tree, head = document.trees[each.phrase.tree], each.phrase.head
    lemma = each.head
    if lemma in _BODIES or (lemma in SEVERAL and lemma != "police"):
        return "group"
    if lemma in OFFICES or each.sort == "organisation":
        return "organisation"
    if is_person(tree, head) or each.sort == "person":
        return "group" if each.plural else "person"
    return {"place": "place", "object": "other", "animal": "other"}.get(each.sort, "")


def _sex(noun: str) -> str:
    return "m" if noun in _MEN else "f" if noun in _WOMEN else gender(noun)


def _fits(each: Traits, type_: str) -> bool:
    if each.pronoun in {"he", "she"}:
        return type_ == "person"
    if each.pronoun == "it":
        return type_ not in {"person", "group"}
    if each.pronoun == "they":
        return type_ in {"group", "organisation", "other"}
    return True


def _head(document: Document, span: Span) -> int:
    """Where the word begins that governs a mention."""
    tree = document.tree_at(span.start)
    top = tree.top(span.start, span.end) if tree is not None else None
    return tree.tokens[top].start if tree is not None and top is not None else span.start


def with_described(roster: Roster, document: Document, described: tuple[LocalEntity, ...]) -> Roster:
    """The roster with those who have no name. What a name, or what stands for it, covers by now is no mention of theirs."""
    kept = []
    heads: dict[int, str] = {}
    for entity in described:
        own = [(mention, _head(document, mention.span)) for mention in entity.mentions]
        own = [(mention, head) for mention, head in own if roster.covering(head) is None]
        if len(own) > 1 and any(mention.form == "nominal" for mention, _ in own):
            heads.update((head, entity.key) for _, head in own)
            kept.append(entity)
    return roster.with_described(tuple(kept), heads)
