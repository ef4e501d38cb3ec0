"""The entities of one report: names that are one, with their roles, and the nominals and pronouns that refer to them."""

from collections import Counter
from dataclasses import dataclass, field

from rashomon.annotate.entities.coreference import find_chains
from rashomon.annotate.entities.described import find_described
from rashomon.annotate.entities.names import collect_names, link_names
from rashomon.annotate.entities.references import with_references
from rashomon.annotate.entities.spelling import Name, core
from rashomon.annotate.entities.titles import roles_at, without_article
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster, make_roster
from rashomon.annotate.speech.quotes import Quotations
from rashomon.model import ENTITY_TYPES, LocalEntity, Mention, Span


@dataclass(slots=True)
class _Draft:
    """An entity while its mentions are being gathered."""

    names: list[Name] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    beside: list[Span] = field(default_factory=list)


def find_entities(document: Document, quotes: Quotations) -> tuple[Roster, tuple[LocalEntity, ...]]:
    """Finds the entities of a report: those with a name, and those that are only described.

    Names come from the language model. Surnames, abbreviations defined in brackets and spellings of one name are linked;
    appositions, noun phrases and pronouns that take up a name are mentions too (coreference). What could refer to two is left
    out.
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
    keys = {root: f"e{place + 1}" for place, root in enumerate(drafts)}
    found = tuple(_entity(document, keys[root], draft) for root, draft in drafts.items())
    chains = find_chains(document, names, links, quotes)
    return make_roster(with_references(document, found, keys, chains)), find_described(document, chains, keys.keys())


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
