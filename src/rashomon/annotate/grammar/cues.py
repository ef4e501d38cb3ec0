"""Words that make somebody responsible for words (the cues of PolNeAR), and what kind of speaker a noun is.

Lists of our own, in lemmas.
"""

from rashomon.annotate.grammar.statewords import PERSONS
from rashomon.annotate.grammar.tree import Tree

# Speech and writing: what follows is the speaker's word.
SPEECH = frozenset(
    "say tell report state claim announce declare add note confirm explain warn allege assert insist argue write tweet post"
    " reply respond answer ask comment stress emphasise emphasize reiterate maintain contend admit acknowledge concede"
    " reveal disclose suggest describe testify swear recall remark observe mention indicate predict estimate deny dispute"
    " reject refute accuse quote cite continue conclude charge complain boast joke caution advise inform notify brief"
    " affirm attest aver proclaim pronounce recount relate repeat retort underline underscore point specify detail hint"
    " imply vow pledge promise threaten speculate lament stipulate divulge blurt shout scream whisper exclaim".split()
)
# Belief and perception: what follows is what the speaker holds to be so.
BELIEF = frozenset("believe think suspect fear assume expect doubt hear learn understand feel find conclude show".split())
# These open reported speech only with a clause behind them: "he continued the attack" reports nothing.
NEED_CLAUSE = frozenset(
    "continue show find charge reject describe suggest indicate reveal recall point feel hear learn understand expect detail"
    " relate repeat observe maintain explain report write post ask answer quote cite accuse claim respond vow pledge promise"
    " threaten add note brief underline underscore specify describe estimate predict dispute".split()
)
_OPINION = frozenset("believe think suspect fear assume doubt".split())
DENIAL = frozenset({"deny", "dispute", "refute", "reject", "rebut"})
# Words that ask for something to be done: what follows is wanted, not told.
WANTS = frozenset(
    "want order urge call demand plan hope seek try decide intend wish ask request appeal press push aim propose consider"
    " agree offer refuse command instruct encourage invite".split()
)
# Judgements: what they report stands in quotation marks ("he called it “a crime”").
CALLS = frozenset(
    "call describe condemn criticise criticize praise accuse blame denounce welcome hail label brand dub dismiss thank decry"
    " express voice sign read".split()
)
_NOUN_CUES = frozenset(
    "according accord statement claim report account word version express voice opinion view testimony".split()
)
PROMISES = frozenset({"promise", "pledge", "vow", "offer"})
RELAYS = frozenset({"cite", "quote"})
# "In the Guard's telling": whose it is says so.
TELLINGS = frozenset("account telling version word estimate count tally view reckoning".split())
ACCORDING = frozenset({"according to", "per", "in the words of", "as per"})

_ANONYMOUS = frozenset(
    "source official diplomat spokesman spokeswoman spokesperson resident witness eyewitness bystander analyst expert observer"
    " officer commander soldier fighter aide insider adviser advisor neighbour neighbor relative doctor medic activist"
    " student worker survivor villager driver critic supporter opponent lawyer prosecutor minister lawmaker politician"
    " leader investigator detective rescuer protester demonstrator trader teacher priest man woman person people".split()
)
_REPORTERS = frozenset("reporter correspondent journalist photographer cameraman stringer".split())
_DOCUMENTS = frozenset(
    "statement report list letter document memo communique communiqué release study survey poll court affidavit complaint"
    " indictment filing record footage video recording data comment remark figure census audit bulletin resolution text".split()
)
_SOCIAL = frozenset("tweet post account user twitter facebook telegram instagram".split())
OFFICES = frozenset(
    "ministry government police army military court agency department office bureau council commission committee parliament"
    " administration embassy authority hospital kremlin presidency secretariat coalition company union party force"
    " organisation organization group body bloc service team navy directorate command mission headquarters".split()
)
_AGENCIES = frozenset(
    "reuters afp ap upi dpa efe ansa tass interfax xinhua kyodo bloomberg pti ians aap anadolu ria sana irna mena wafa"
    " yonhap antara bernama ntb ukrinform unian".split()
)


def reports(lemmas: tuple[str, ...]) -> bool:
    """True where a cue's words are speech or belief; not where they are a wish, an order, or a deed."""
    return any(lemma in SPEECH or lemma in _OPINION or lemma in _NOUN_CUES for lemma in lemmas)


def speaker_kind(text: str, noun: str, entity_type: str, *, plural: bool = False) -> str:
    """The kind of an attributed source.

    Args:
        text: the words used.
        noun: lemma of their head, lower case.
        entity_type: type of the entity they name, "" when they name none.
        plural: whether the head stands in the plural.

    Returns:
        One of the kinds of `Speaker`.
    """
    words = {word.strip("“”\"'.,()").lower() for word in text.replace("’", "'").replace("'s", " ").split()}
    if noun in _REPORTERS:
        return "reporter"
    if words & _AGENCIES or "news agency" in text.lower():
        return "agency" if entity_type in {"organisation", ""} and noun not in _ANONYMOUS else "anonymous"
    if entity_type == "person":
        return "named"
    if entity_type:
        return "group" if entity_type == "group" else "office"
    if noun in _SOCIAL:
        return "social"
    if noun in _DOCUMENTS:
        return "document"
    if noun in OFFICES:
        return "office"
    return _of_people(noun, plural=plural)


def _of_people(noun: str, *, plural: bool) -> str:
    """Either "group" for several people without names, or "anonymous" for one."""
    if plural:
        return "group"
    return "anonymous" if noun in _ANONYMOUS or noun in PERSONS else "unknown"


def lemmas_of(tree: Tree, tokens: range) -> tuple[str, ...]:
    """Lemmas of the words that are not punctuation."""
    return tuple(tree.lemma(index) for index in tokens if tree.relation[index] != "punct")
