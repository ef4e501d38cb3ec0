"""Pronouns that can mean one person only. All others are left alone."""

from collections import defaultdict
from dataclasses import dataclass, replace

from rashomon.annotate.document import Document
from rashomon.annotate.quotes import Quotations
from rashomon.annotate.roster import Roster, make_roster
from rashomon.annotate.titles import gender
from rashomon.annotate.tree import Tree
from rashomon.model import LocalEntity, Mention

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})


def resolve_pronouns(document: Document, roster: Roster, quotes: Quotations) -> Roster:
    """Adds "he" and "she" to the one person they can refer to.

    A pronoun is resolved when one person is named before it in its sentence (a word that shares its verb excepted), or,
    where its sentence names none before it, when one person is the subject of the sentence before, or the only one named
    there. Pronouns inside quotation marks refer to a world of their own and are left alone.
    """
    genders = {entity.key: gender(" ".join(entity.roles)) for entity in roster.entities}
    persons = {entity.key for entity in roster.entities if entity.type == "person"}
    extra: dict[str, list[Mention]] = defaultdict(list)
    before = _Before()
    for tree in document.trees:
        here = [
            (top, mention.entity)
            for mention in roster.within(tree.start, tree.end)
            if mention.entity in persons and (top := tree.top(mention.span.start, mention.span.end)) is not None
        ]
        for index, token in enumerate(tree.tokens):
            sex = _sex(token.form)
            if not sex or token.upos != "PRON" or quotes.at(token.start):
                continue
            fits = frozenset(key for _, key in (*here, *before.persons) if genders[key] in {"", sex})
            found = _antecedent(tree, index, here, before, fits)
            if found is not None:
                extra[found].append(Mention(document.token(tree, index), "pronoun", found))
                here.append((index, found))
                genders[found] = genders[found] or sex
        quote = quotes.at(tree.start)
        if quote is None or quote.end < tree.end:
            before = _Before(tuple(here), _subject(tree, here))
    if not extra:
        return roster
    return make_roster(tuple(_added(entity, extra[entity.key]) for entity in roster.entities))


@dataclass(frozen=True, slots=True)
class _Before:
    """The persons of the sentence before, as (word, entity), and its subject where that is a person."""

    persons: tuple[tuple[int, str], ...] = ()
    subject: str | None = None


def _sex(form: str) -> str:
    lower = form.lower()
    return "m" if lower in _MALE else "f" if lower in _FEMALE else ""


def _antecedent(
    tree: Tree,
    index: int,
    here: list[tuple[int, str]],
    before: _Before,
    fits: frozenset[str],
) -> str | None:
    """The one person that a pronoun can mean, or None."""
    barred = _same_verb(tree, index)
    near = [(top, key) for top, key in here if top < index and key in fits and top not in barred]
    keys = {key for _, key in near}
    if len(keys) == 1:
        only = next(iter(keys))
        # "After talks with Kerim, his spokesman said": the subject of the sentence before may be meant as well.
        rival = before.subject not in {None, only} and not any(tree.has(top, "nsubj") for top, _ in near)
        return None if rival else only
    if keys:
        return _governing_subject(tree, index, near)
    if any(top < index for top, _ in here):
        return None
    if before.subject in fits:
        return before.subject
    keys = {key for _, key in before.persons}
    return next(iter(keys)) if len(keys) == 1 and keys <= fits else None


def _same_verb(tree: Tree, index: int) -> set[int]:
    """Words that share the pronoun's verb: "Saleh met him" is about two people."""
    if tree.has(index, "nmod:poss"):
        return set()
    head = tree.tokens[index].head
    return set(tree.children[head]) if head >= 0 else set()


def _governing_subject(tree: Tree, index: int, near: list[tuple[int, str]]) -> str | None:
    """The subject of the nearest clause above the pronoun's own, where it is a person: "X told Y that he…" is X."""
    if not tree.has(index, "nsubj", "nmod:poss"):
        return None
    keys = dict(near)
    own = True
    for above in tree.climb(index):
        subject = tree.kid(above, "nsubj")
        if subject is None or subject == index:
            continue
        if own and tree.has(index, "nsubj") and tree.tokens[index].head == above:
            continue
        own = False
        return keys.get(subject)
    return None


def _subject(tree: Tree, here: list[tuple[int, str]]) -> str | None:
    """The person who is the subject of the sentence's main clause."""
    keys = dict(here)
    root = next((index for index, token in enumerate(tree.tokens) if token.head < 0), None)
    subject = tree.kid(root, "nsubj", "nsubj:pass") if root is not None else None
    return keys.get(subject) if subject is not None else None


def _added(entity: LocalEntity, extra: list[Mention]) -> LocalEntity:
    if not extra:
        return entity
    mentions = sorted((*entity.mentions, *extra), key=lambda mention: (mention.span.start, mention.span.end))
    return replace(entity, mentions=tuple(mentions))
