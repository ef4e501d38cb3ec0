"""Grammar above the tree: who is the subject of a verb that says so only elsewhere."""

from rashomon.annotate.grammar.tree import Tree

# Verbs that have an object: without one, in a headline, they tell what was done ("Three killed in blast").
_DONE_TO = frozenset(
    "kill injure wound shoot stab capture arrest detain seize displace murder abduct kidnap rescue assassinate behead slay"
    " jail free hospitalise hospitalize confiscate impound execute evacuate".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# Verbs whose object does what the next verb says: "told the drivers to wait".
OBJECT_CONTROL = frozenset(
    "order urge force ask tell help allow permit let make cause compel press persuade convince encourage enable authorise"
    " authorize direct instruct command invite call lead leave see watch show find want expect get send prompt".split()
)


def is_passive(tree: Tree, verb: int) -> bool:
    """True for "was taken", "were being held", and for bare participles that say what was done to a noun."""
    if tree.kid(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") is not None:
        return True
    if tree.kid(verb, "nsubj", "obj") is not None or tree.kid(verb, "aux") is not None:
        bare = tree.kid(verb, "obj", "aux", "ccomp", "xcomp", "nsubj:outer") is None
        return bare and tree.lemma(verb) in _DONE_TO and is_participle(tree, verb) and not tree.has(verb, "acl:relcl")
    if tree.has(verb, "acl", "advcl", "amod") and not tree.has(verb, "acl:relcl", "advcl:relcl"):
        return is_participle(tree, verb) and tree.kid(verb, "mark") is None
    if tree.has(verb, "conj"):
        head = tree.tokens[verb].head
        return is_participle(tree, verb) and is_participle(tree, head) and is_passive(tree, head)
    return False


def is_participle(tree: Tree, verb: int) -> bool:
    """A past participle, as far as its form tells."""
    form, lemma = tree.tokens[verb].form.lower(), tree.lemma(verb)
    return not form.endswith("ing") and (form != lemma or lemma in {"put", "hit", "shut", "cut", "hurt", "set", "let", "beset"})


def is_gerund(tree: Tree, verb: int) -> bool:
    """A form in -ing that is not the bare verb."""
    form = tree.tokens[verb].form.lower()
    return form.endswith("ing") and form != tree.lemma(verb)


def subject_of(tree: Tree, verb: int) -> int | None:
    """The noun that is the subject of a verb, whether it stands there or must be taken from the clause above.

    Handles relative clauses, participles at nouns, coordinated verbs, participle clauses, and control ("told the drivers to
    wait"). For a passive verb this is what is acted upon.

    Returns:
        Index of the subject's head, or None when the sentence does not say.
    """
    for _ in range(8):
        own = tree.kid(verb, "nsubj", "csubj")
        head = tree.tokens[verb].head
        if own is not None:
            if tree.relation[own] == "csubj":
                return None
            return antecedent(tree, verb) if _is_relative(tree, own) else own
        if head < 0:
            return None
        subject, above = _from_above(tree, verb, head)
        if above is None:
            return subject
        verb = above
    return None


def _from_above(tree: Tree, verb: int, head: int) -> tuple[int | None, int | None]:
    """The subject as the word above gives it, or the verb above whose subject it is."""
    if tree.has(verb, "acl"):
        # "attempts to recruit": the attempts recruit nobody; "the town that forces took": the noun is the object.
        bare = tree.has(verb, "acl:relcl") or tree.kid(verb, "mark", "case") is None
        return (antecedent(tree, verb) if bare and not _object_is_relative(tree, verb) else None), None
    if tree.has(verb, "conj"):
        differs = is_passive(tree, head) != is_passive(tree, verb) and tree.kid(head, "nsubj") is None
        return None, None if differs else head
    if tree.has(verb, "xcomp", "advcl", "ccomp", "parataxis") and not tree.has(verb, "advcl:relcl"):
        controlled = _controlled(tree, verb, head)
        if controlled is not None or tree.has(verb, "ccomp", "parataxis"):
            return controlled, None
        return None, head
    return None, None


def _controlled(tree: Tree, verb: int, head: int) -> int | None:
    """The object above, where it and not the subject does what `verb` says."""
    if not tree.has(verb, "xcomp", "ccomp") and tree.lemma(head) not in OBJECT_CONTROL:
        return None
    if tree.has(verb, "advcl") and not any(tree.tokens[each].form.lower() == "to" for each in tree.kids(verb, "mark")):
        return None
    if is_passive(tree, head):
        return None
    found = tree.kid(head, "obj", "iobj")
    if found is not None:
        return found
    if tree.lemma(head) in OBJECT_CONTROL:
        return next((each for each in tree.kids(head, "obl") if tree.case(each) in {"on", "upon", "for"} and each < verb), None)
    return None


def _is_relative(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in {"PRON", "DET"} and tree.tokens[index].form.lower() in _RELATIVE


def antecedent(tree: Tree, verb: int) -> int | None:
    """The noun that a relative clause or a participle hangs on; None when the verb hangs on none."""
    for _ in range(6):
        head = tree.tokens[verb].head
        if head < 0:
            return None
        if tree.has(verb, "acl"):
            return head
        if not tree.has(verb, "conj", "xcomp"):
            return None
        verb = head
    return None


def _object_is_relative(tree: Tree, verb: int) -> bool:
    """As in "The town that forces took": the noun is the object, though no subject stands in the way."""
    own = tree.kid(verb, "obj")
    return own is not None and _is_relative(tree, own)


def object_of(tree: Tree, verb: int) -> int | None:
    """The direct object of a verb, a relative pronoun replaced by its noun."""
    own = tree.kid(verb, "obj")
    if own is not None:
        return antecedent(tree, verb) if _is_relative(tree, own) else own
    if tree.has(verb, "acl:relcl") and (subject := tree.kid(verb, "nsubj")) is not None and not _is_relative(tree, subject):
        relative = tree.kid(verb, "obl", "advmod", "mark")
        bare = tree.kid(verb, "ccomp", "xcomp", "iobj") is None
        return antecedent(tree, verb) if bare and relative is None and tree.tokens[verb].upos == "VERB" else None
    return None


def coordinated(tree: Tree, head: int) -> tuple[int, ...]:
    """A noun and the nouns joined to it by "and" or commas."""
    return (
        head,
        *(child for child in tree.kids(head, "conj") if tree.tokens[child].upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}),
    )
