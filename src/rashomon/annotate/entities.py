"""The entities of one report: names that are one, with their roles, and the few other words that safely refer to them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from rashomon.annotate.document import Document
from rashomon.annotate.names import Name, collect_names, core, link_names
from rashomon.annotate.pronouns import resolve_pronouns
from rashomon.annotate.quotes import Quotations
from rashomon.annotate.roster import Roster, make_roster
from rashomon.annotate.titles import roles_at, without_article
from rashomon.annotate.tree import Tree
from rashomon.model import ENTITY_TYPES, LocalEntity, Mention, Span

_SETTLEMENTS = frozenset({"capital"})


@dataclass(slots=True)
class _Draft:
    """An entity while its mentions are being gathered."""

    names: list[Name] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    beside: list[Span] = field(default_factory=list)


def find_entities(document: Document, quotes: Quotations) -> Roster:
    """Finds the entities of a report.

    Names come from the language model. Surnames, abbreviations defined in brackets and spellings of one name are linked;
    appositions, later definite descriptions that repeat one ("the general") and pronouns with one possible antecedent
    are mentions too. What could refer to two is left out.
    """
    names = collect_names(document)
    links = link_names(document, names)
    drafts: dict[str, _Draft] = {}
    for name in names:
        draft = drafts.setdefault(links.root(name.form), _Draft())
        draft.names.append(name)
        tree = document.tree_at(name.start)
        if tree is None:
            continue
        tokens = tree.between(name.start, name.end)
        if tokens:
            titles, beside = roles_at(document, tree, tokens, name.type)
            if name.type == "person":
                draft.titles.extend(titles)
            if name.type in {"person", "place", "organisation", "group"}:
                draft.beside.extend(beside)
    found = tuple(_entity(document, f"e{place + 1}", draft) for place, draft in enumerate(drafts.values()))
    found = _with_descriptions(document, found)
    return resolve_pronouns(document, make_roster(found), quotes)


def _entity(document: Document, key: str, draft: _Draft) -> LocalEntity:
    """Puts a draft into its final form."""
    type_ = Counter(name.type for name in draft.names).most_common(1)[0][0]
    spellings = list(dict.fromkeys(document.text[name.start : name.end] for name in draft.names))
    forms = {document.text[name.start : name.end]: name.form for name in draft.names}
    spellings.sort(key=lambda text: (-_fullness(type_, forms[text]), -len(text)))
    mentions = [Mention(document.report.span(name.start, name.end), "named", key) for name in draft.names]
    taken = {(mention.span.start, mention.span.end) for mention in mentions}
    for span in draft.beside:
        if (span.start, span.end) not in taken:
            taken.add((span.start, span.end))
            mentions.append(Mention(span, "nominal", key))
    mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
    roles = dict.fromkeys(without_article(" ".join(span.quote.split())) for span in (*draft.titles, *draft.beside))
    return LocalEntity(
        key=key,
        type=type_ if type_ in ENTITY_TYPES else "other",
        name=spellings[0],
        names=tuple(spellings),
        roles=tuple(roles),
        mentions=tuple(mentions),
    )


def _fullness(type_: str, form: str) -> int:
    """How much of the name a spelling gives: for persons, its words without particles."""
    return len(core(form)) if type_ == "person" else 0


def _with_descriptions(document: Document, found: tuple[LocalEntity, ...]) -> tuple[LocalEntity, ...]:
    """Adds later mentions such as "the general", "the capital", where one entity alone was called so before."""
    called: dict[str, set[str]] = defaultdict(set)
    since: dict[str, int] = {}
    for entity in found:
        for mention in entity.mentions:
            tree = document.tree_at(mention.span.start)
            top = tree.top(mention.span.start, mention.span.end) if tree else None
            if mention.form == "nominal" and tree is not None and top is not None and _may_be_called(entity, tree, top):
                called[tree.lemma(top)].add(entity.key)
                since.setdefault(tree.lemma(top), mention.span.end)
        if entity.type == "person":
            for noun in _title_nouns(entity.roles):
                called[noun].add(entity.key)
                since.setdefault(noun, entity.mentions[0].span.end)
    alone = {noun: next(iter(keys)) for noun, keys in called.items() if len(keys) == 1}
    extra: dict[str, list[Mention]] = defaultdict(list)
    covered = _named_offsets(found)
    for tree in document.trees:
        for index in range(len(tree.tokens)):
            span = _description(document, tree, index)
            noun = tree.lemma(index)
            if span is None or noun not in alone or span.start < since[noun] or span.end in covered:
                continue
            extra[alone[noun]].append(Mention(span, "nominal", alone[noun]))
    return tuple(_with_mentions(entity, extra[entity.key]) for entity in found)


def _may_be_called(entity: LocalEntity, tree: Tree, noun: int) -> bool:
    """Whether a noun beside a name can stand for it later: offices for persons, "capital" for places."""
    if entity.type == "place":
        return tree.lemma(noun) in _SETTLEMENTS
    return entity.type == "person" and tree.tokens[noun].form.lower() == tree.lemma(noun)


def _title_nouns(roles: tuple[str, ...]) -> set[str]:
    """The last word of each short title: "general" of "renegade general"."""
    return {role.split()[-1].lower() for role in roles if len(role.split()) <= 4}


def _named_offsets(found: tuple[LocalEntity, ...]) -> set[int]:
    """Where mentions end: a description there is counted already."""
    return {mention.span.end for entity in found for mention in entity.mentions}


def _description(document: Document, tree: Tree, index: int) -> Span | None:
    """The words of "the renegade general" at its noun: definite, in the singular, nothing behind it."""
    token = tree.tokens[index]
    if token.upos != "NOUN" or tree.has(index, "compound", "appos", "nmod:desc"):
        return None
    article = next((child for child in tree.kids(index, "det") if tree.tokens[child].form.lower() == "the"), None)
    if article is None or any(child > index and tree.relation[child] not in {"punct", "case"} for child in tree.children[index]):
        return None
    if any(tree.tokens[place].upos != "ADJ" for place in range(article + 1, index)):
        return None
    return document.words(tree, range(article, index + 1))


def _with_mentions(entity: LocalEntity, extra: list[Mention]) -> LocalEntity:
    if not extra:
        return entity
    mentions = sorted((*entity.mentions, *extra), key=lambda mention: (mention.span.start, mention.span.end))
    return replace(entity, mentions=tuple(mentions))
