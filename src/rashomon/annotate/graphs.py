"""The content of sentences as graphs: the same deed has the same arcs in the active, the passive and a relative clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.annotate.events.factuality import modality_of, polarity_of
from rashomon.annotate.grammar.clauses import coordinated, is_passive, object_of, subject_of
from rashomon.annotate.grammar.collector import without_collector
from rashomon.annotate.grammar.document import Document, open_report
from rashomon.annotate.grammar.opening import readable
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.pipeline import annotate_tagged
from rashomon.language import Tagged, tag
from rashomon.model import Annotation, Arc, EventMention, Node, Report, SentenceGraph

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "SYM"})
# Words of other classes that change what is said.
_QUANTIFIERS = frozenset("all every each most both half few none nobody everyone everybody nothing everything only".split())
# Words that the parse calls adverbs or adjectives and that add nothing which could be checked.
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_EMPTY = frozenset(
    "also then now so however too there here meanwhile very well as thus therefore still yet again else"
    " according such more less least afterwards afterward later earlier when where why how that just already about around"
    " approximately nearly almost roughly instead moreover furthermore".split()
)
_MODIFIERS = ("amod", "compound", "nummod", "flat", "advmod", "det", "goeswith", "fixed", "dep")
_PLAIN_ROLES = {
    **dict.fromkeys(_MODIFIERS, "mod"),
    "obj": "undergoer",
    "iobj": "to",
    "appos": "is",
    "conj": "and",
    "ccomp": "content",
    "parataxis": "content",
}
_MARKS = frozenset("after before since until while when as because if unless without".split())
# "The town of Varn" is Varn.
_SETTLEMENTS = frozenset(
    "town city village district region province state county island capital port area neighbourhood neighborhood suburb country"
    " republic kingdom municipality governorate hamlet township borough".split()
)
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_LONGEST = 400  # words: a sentence longer than that is a list or a table


def annotate_with_graphs(reports: Sequence[Report]) -> tuple[tuple[Annotation, tuple[SentenceGraph, ...]], ...]:
    """As `annotate`, and with each annotation the content of the report's sentences as graphs. The text is parsed once.

    Args:
        reports: any number, in any order.

    Returns:
        An annotation and its graphs for each report, in the order given.

    Raises:
        WeightsError: the language model's weights are missing or damaged.
    """
    found = []
    with without_collector():
        for report, tagged in zip(reports, tag([readable(r) for r in reports]), strict=True):
            annotation = annotate_tagged(report, tagged)
            found.append((annotation, graphs(report, tagged, annotation)))
    return tuple(found)


def graphs(report: Report, tagged: Tagged, annotation: Annotation) -> tuple[SentenceGraph, ...]:
    """The content of every sentence of a report.

    Args:
        report: the report.
        tagged: what the reader model says of `report.text`.
        annotation: of the same report.

    Returns:
        One graph for each sentence that has content, in order.
    """
    document = open_report(report, tagged)
    marks = _Marks(annotation)
    made = (_graph(document, tree, marks) for tree in document.trees if len(tree.tokens) <= _LONGEST)
    return tuple(graph for graph in made if graph.nodes)


@dataclass(slots=True)
class _Marks:
    """What annotate has found, in order of position: (start, end, kind, index or key)."""

    annotation: Annotation
    spans: list[tuple[int, int, str, int | str]] = field(default_factory=list)
    events: dict[int, EventMention] = field(default_factory=dict)
    referring: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        a = self.annotation
        times = [(t.span.start, t.span.end, "time", i) for i, t in enumerate(a.times)]
        numbers = [(q.span.start, q.span.end, "number", i) for i, q in enumerate(a.quantities)]
        named = [(m.span.start, m.span.end, "name", e.key) for e in a.entities for m in e.mentions if m.form == "named"]
        rank = {"time": 0, "name": 1, "number": 2}
        # What is a time counts nothing; of two that overlap the earlier and longer stands.
        self.spans = sorted([*times, *numbers, *named], key=lambda s: (s[0], rank[s[2]], -s[1], str(s[3])))
        self.events = {e.trigger.start: e for e in a.events if e.kind == "event"}
        for e in a.entities:
            for m in e.mentions if e.names else ():
                if m.form != "named":
                    self.referring[m.span.end] = e.key

    def inside(self, start: int, end: int) -> Iterator[tuple[int, int, str, int | str]]:
        """Marks that lie inside a sentence, none over another."""
        at = start
        for mark in self.spans:
            if mark[0] >= at and mark[1] <= end:
                yield mark
                at = mark[1]


def _graph(document: Document, tree: Tree, marks: _Marks) -> SentenceGraph:
    owner: dict[int, int] = {}
    heads: list[int] = []
    nodes: list[Node] = []
    for start, end, kind, key in marks.inside(tree.start, tree.end):
        tokens = tree.between(start, end)
        top = tree.top(start, end)
        if top is None or any(index in owner for index in tokens):
            continue
        owner.update(dict.fromkeys(tokens, len(nodes)))
        heads.append(top)
        nodes.append(_marked(document, tree, top, (start, end, kind, key)))
    for index in range(len(tree.tokens)):
        if index not in owner and (_has_content(tree, index) or tree.tokens[index].end in marks.referring):
            owner[index] = len(nodes)
            heads.append(index)
            nodes.append(_word(document, tree, index, marks))
    order = sorted(range(len(nodes)), key=lambda n: nodes[n].span)
    place = {old: new for new, old in enumerate(order)}
    owner = {token: place[node] for token, node in owner.items()}
    tops = [heads[old] for old in order]
    parents, arcs = _arcs(tree, tops, owner)
    return SentenceGraph(document.sentence(tree), tuple(nodes[old] for old in order), arcs, parents)


def _has_content(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    form = token.form.lower()
    if form in _QUANTIFIERS:
        return True
    if form in _NEGATIONS:
        # A denial that no word carries: "not Marga Dahl".
        return token.head >= 0 and (tree.tokens[token.head].upos == "PROPN" or not _has_content(tree, token.head))
    if token.upos == "AUX":
        return not tree.has(index, "aux", "cop")
    if token.upos not in _CONTENT or tree.lemma(index) in _EMPTY or form in _EMPTY or tree.tokens[index].deprel == "compound:prt":
        return False
    return any(c.isalnum() for c in form) and not tree.has(index, "case", "mark", "cc", "fixed")


def _marked(document: Document, tree: Tree, top: int, mark: tuple[int, int, str, int | str]) -> Node:
    start, end, kind, key = mark
    span = document.report.span(start, end)
    words = " ".join(span.quote.split())
    return Node(
        span,
        kind,
        words,
        tree.tokens[top].upos,
        entity=str(key) if kind == "name" else None,
        quantity=int(key) if kind == "number" else None,
        time=int(key) if kind == "time" else None,
    )


def _word(document: Document, tree: Tree, index: int, marks: _Marks) -> Node:
    token = tree.tokens[index]
    event = marks.events.get(token.start)
    particle = tree.kid(index, "compound:prt")
    lemma = tree.lemma(index) + (f" {tree.tokens[particle].form.lower()}" if particle is not None else "")
    verb = token.upos in {"VERB", "AUX"} or tree.kid(index, "cop") is not None
    denied = verb or any(tree.tokens[each].form.lower() in _NEGATIONS for each in tree.children[index])
    return Node(
        document.token(tree, index),
        "word",
        lemma,
        token.upos,
        entity=marks.referring.get(token.end),
        event=event.id if event else None,
        polarity=event.polarity if event else polarity_of(tree, index) if denied else True,
        modality=_modality(tree, index, event.modality if event else modality_of(tree, index) if verb else "certain"),
    )


def _modality(tree: Tree, index: int, found: str) -> str:
    """The modality, where what is announced ("will meet") is told from what is only meant to be ("to meet")."""
    announced = any(tree.tokens[each].form.lower() in _WILL for each in tree.kids(index, "aux"))
    return "announced" if found == "planned" and announced else found


def _arcs(tree: Tree, tops: list[int], owner: dict[int, int]) -> tuple[tuple[int, ...], tuple[Arc, ...]]:
    parents: list[int] = []
    found: dict[tuple[int, int, str], None] = {}
    for node, top in enumerate(tops):
        above = next((owner[h] for h in tree.climb(top) if h in owner and owner[h] != node), -1)
        parents.append(above)
        if above >= 0:
            found[above, node, _role(tree, top, tops[above])] = None
    for node, top in enumerate(tops):
        for head, role in (*_core(tree, top), *_joined(tree, top)):
            for noun in coordinated(tree, head):
                if noun in owner and owner[noun] != node:
                    found[node, owner[noun], role] = None
    _share(tree, tops, owner, found)
    for noun, name in _named_towns(tree, tops, owner):
        for head, dependent, role in list(found):
            if dependent == noun:
                found[head, name, role] = None
    return tuple(parents), tuple(Arc(*key) for key in sorted(found))


def _joined(tree: Tree, top: int) -> Iterator[tuple[int, str]]:
    """Phrases of which "and" makes several: "in Varn and Osk"."""
    for child in tree.kids(top, "obl", "nmod", "appos"):
        if tree.kid(child, "conj") is not None:
            yield child, _role(tree, child, top)


def _named_towns(tree: Tree, tops: list[int], owner: dict[int, int]) -> Iterator[tuple[int, int]]:
    for node, top in enumerate(tops):
        if tree.lemma(top) in _SETTLEMENTS:
            for child in tree.kids(top, "nmod", "appos"):
                if tree.case(child) in {"of", ""} and tree.tokens[child].upos == "PROPN" and child in owner:
                    yield node, owner[child]


def _core(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    if tree.tokens[verb].upos not in {"VERB", "ADJ"}:
        return
    passive = is_passive(tree, verb)
    subject, thing = subject_of(tree, verb), object_of(tree, verb)
    if subject is not None:
        yield subject, "undergoer" if passive else "actor" if tree.tokens[verb].upos == "VERB" else "is"
    if thing is not None:
        yield thing, "undergoer"


def _share(tree: Tree, tops: list[int], owner: dict[int, int], found: dict[tuple[int, int, str], None]) -> None:
    """Two verbs side by side ("shot and killed on Friday") share what hangs on either."""
    for node, top in enumerate(tops):
        head = tree.tokens[top].head
        if not tree.has(top, "conj") or head not in owner or tree.tokens[top].upos != "VERB":
            continue
        if any(index in owner and owner[index] not in {node, owner[head]} for index in range(head + 1, top)):
            continue
        for a, b in ((node, owner[head]), (owner[head], node)):
            for source, dependent, role in list(found):
                if source == a and dependent != b and role not in {"and", "clause", "content"}:
                    found[b, dependent, role] = None


def _role(tree: Tree, top: int, above: int) -> str:
    relation, deprel = tree.relation[top], tree.tokens[top].deprel
    verbal = tree.tokens[above].upos == "VERB"
    if relation in {"nsubj", "csubj"}:
        if not verbal:
            return "is"
        return "undergoer" if deprel.endswith(":pass") or is_passive(tree, above) else "actor"
    if relation in {"obl", "nmod"}:
        case = tree.case(top)
        if deprel == "obl:agent" or (case == "by" and verbal and is_passive(tree, above)):
            return "actor"
        return "of" if deprel == "nmod:poss" else case or "mod"
    return _PLAIN_ROLES.get(relation) or _mark(tree, top)


def _mark(tree: Tree, top: int) -> str:
    mark = tree.kid(top, "mark", "case")
    word = tree.tokens[mark].form.lower() if mark is not None else ""
    return word if word in _MARKS else "clause"
