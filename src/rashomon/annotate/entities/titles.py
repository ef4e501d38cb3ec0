"""What stands at a name and says who it is: titles before it, appositions beside it."""

from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.tree import Tree, phrase
from rashomon.model import Span

MAX_TITLE = 8  # words before a name
MAX_ROLE = 14  # words of an apposition

_TITLES = frozenset(
    "president minister premier chancellor senator governor mayor general colonel major captain lieutenant sergeant admiral"
    " commander marshal brigadier judge justice sheriff chief secretary ambassador envoy king queen prince princess sheikh"
    " sultan emir ayatollah pope bishop archbishop cardinal imam mullah rabbi reverend doctor professor director chairman"
    " chairwoman chairperson spokesman spokeswoman spokesperson deputy detective officer inspector superintendent coroner"
    " attorney lawyer prosecutor congressman congresswoman representative councilman councilwoman councillor speaker leader"
    " mr mrs ms dr sir dame lord lady sgt lt col gen maj capt cpl sen rep gov prof det pfc supt insp sec adm".split()
)
_PLACES = frozenset(
    "capital city town village suburb district province region state country island port neighbourhood neighborhood county"
    " municipality area settlement hamlet republic kingdom nation stronghold enclave hub outpost base".split()
)
_MALE = frozenset(
    "mr sir lord king prince spokesman chairman congressman councilman policeman father husband brother son boy".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman councilwoman policewoman mother wife sister"
    " daughter girl actress".split()
)


def roles_at(document: Document, tree: Tree, tokens: range, type_: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The descriptions that stand at a name.

    Args:
        document: the report.
        tree: the sentence.
        tokens: the words of the name.
        type_: the type of what is named.

    Returns:
        Titles written before the name ("army spokesman"), and appositions beside it ("the assembly president"), which
        refer to the same one.
    """
    head = tree.top(tree.tokens[tokens.start].start, tree.tokens[tokens.stop - 1].end)
    if head is None:
        return (), ()
    title = _title(document, tree, tokens)
    beside = []
    if tree.has(head, "appos") and tree.tokens[tree.tokens[head].head].upos == "NOUN":
        beside.append(tree.tokens[head].head)
    beside.extend(child for child in tree.kids(head, "appos") if tree.tokens[child].upos == "NOUN")
    spans = []
    for noun in beside:
        if not _describes(tree, noun, type_):
            continue
        words = phrase(tree, noun)
        if len(words) <= MAX_ROLE and not (words.start < tokens.stop and tokens.start < words.stop):
            spans.append(document.words(tree, words))
    return ((title,) if title else ()), tuple(spans)


def _describes(tree: Tree, noun: int, type_: str) -> bool:
    """Whether a noun beside a name can say what it is: places are towns and capitals, persons are neither, nor several."""
    lemma, form = tree.lemma(noun), tree.tokens[noun].form.lower()
    if type_ == "place":
        return lemma in _PLACES
    if type_ == "person":
        return lemma not in _PLACES and lemma == form and tree.kid(noun, "nummod") is None
    return True


def _title(document: Document, tree: Tree, tokens: range) -> Span | None:
    """The nouns that run up to a name: "Kremlin spokesman", "Deputy Prime Minister"."""
    first = tokens.start
    while first > 0 and tokens.start - first < MAX_TITLE:
        before = tree.tokens[first - 1]
        joined = before.form == "-" and first > 1
        if before.upos not in {"NOUN", "PROPN", "ADJ"} and not joined:
            break
        first -= 1
    while first < tokens.start and tree.tokens[first].form == "-":
        first += 1
    if first == tokens.start or not any(_is_title(tree, index) for index in range(first, tokens.start)):
        return None
    possessor = first - 2
    if possessor >= 0 and tree.tokens[first - 1].form in {"'s", "’s"} and tree.tokens[possessor].upos == "PROPN":
        while possessor > 0 and tree.tokens[possessor - 1].upos == "PROPN":
            possessor -= 1
        first = possessor
    return document.words(tree, range(first, tokens.start))


def _is_title(tree: Tree, index: int) -> bool:
    """A word that can say who a person is: any common noun that hangs near the name, or a title with a capital."""
    token = tree.tokens[index]
    return token.upos == "NOUN" or token.form.lower().rstrip(".") in _TITLES


def without_article(text: str) -> str:
    """A role as it is kept: "the assembly president" is "assembly president"."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "his", "her", "its", "their"} and rest else text


def gender(words: str) -> str:
    """As in "m" or "f" where a description says so, else ""."""
    found = {word.rstrip(".,").lower() for word in words.split()}
    male, female = bool(found & _MALE), bool(found & _FEMALE)
    return "" if male == female else ("m" if male else "f")
