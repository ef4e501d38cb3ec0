"""Verbs that tell of events, with their forms, their opposites and other words for them, for makers of altered reports."""

from __future__ import annotations

from dataclasses import dataclass

# Base, past, participle.
_FORMS = """
kill killed killed;slay slew slain;shoot shot shot;stab stabbed stabbed;injure injured injured;wound wounded wounded
hurt hurt hurt;arrest arrested arrested;apprehend apprehended apprehended;detain detained detained;charge charged charged
capture captured captured;seize seized seized;free freed freed;attack attacked attacked;assault assaulted assaulted
rob robbed robbed;sign signed signed;buy bought bought;acquire acquired acquired;purchase purchased purchased;sell sold sold
win won won;lose lost lost;defeat defeated defeated;beat beat beaten;launch launched launched;unveil unveiled unveiled
delay delayed delayed;cancel cancelled cancelled;approve approved approved;reject rejected rejected;resign resigned resigned
quit quit quit;fire fired fired;sack sacked sacked;dismiss dismissed dismissed;hire hired hired;appoint appointed appointed
die died died;perish perished perished;survive survived survived;crash crashed crashed;collapse collapsed collapsed
escape escaped escaped;flee fled fled;surrender surrendered surrendered;convict convicted convicted;acquit acquitted acquitted
sentence sentenced sentenced;enter entered entered;leave left left;fall fell fallen;rise rose risen;drop dropped dropped
climb climbed climbed;increase increased increased;decrease decreased decreased;cut cut cut;raise raised raised
reduce reduced reduced;open opened opened;close closed closed;find found found;discover discovered discovered
rescue rescued rescued;save saved saved;destroy destroyed destroyed;wreck wrecked wrecked;strike struck struck;hit hit hit
land landed landed;visit visited visited;meet met met;elect elected elected;agree agreed agreed;refuse refused refused
accept accepted accepted;ban banned banned;allow allowed allowed;deploy deployed deployed;withdraw withdrew withdrawn
retreat retreated retreated;advance advanced advanced;explode exploded exploded;burn burned burned;bomb bombed bombed
kidnap kidnapped kidnapped;abduct abducted abducted;rape raped raped;sink sank sunk;hijack hijacked hijacked
sue sued sued;indict indicted indicted;suspend suspended suspended;replace replaced replaced;ambush ambushed ambushed
damage damaged damaged;strangle strangled strangled;evacuate evacuated evacuated;join joined joined;release released released
confirm confirmed confirmed;deny denied denied;condemn condemned condemned;praise praised praised;marry married married
divorce divorced divorced;knife knifed knifed;undergo underwent undergone;trade traded traded;merge merged merged
"""
# What cannot be true together with the first of one happening.
_OPPOSITES = """
kill:wound;shoot:stab,strangle;stab:shoot;wound:kill;injure:kill;arrest:free;capture:free;buy:sell;acquire:sell;purchase:sell
sell:buy;win:lose;lose:win;approve:reject;reject:approve;resign:be fired;quit:be fired;hire:fire
fire:hire;appoint:dismiss;die:survive;survive:die;escape:surrender;surrender:escape;flee:surrender;convict:acquit
acquit:convict;enter:leave;leave:enter;fall:rise;rise:fall;drop:rise;climb:fall;increase:decrease;decrease:increase;cut:raise
raise:cut;reduce:increase;open:close;close:open;accept:refuse;refuse:accept;ban:allow;allow:ban;withdraw:advance
retreat:advance;advance:retreat;kidnap:free;abduct:free;condemn:praise;praise:condemn;deny:confirm;confirm:deny;sack:hire
dismiss:appoint;free:capture;launch:cancel;marry:divorce
"""
# The same in another word.
_SYNONYMS = """
kill:slay;injure:wound,hurt;wound:injure;arrest:apprehend,detain;capture:seize;buy:purchase,acquire;acquire:buy,purchase
purchase:buy;resign:quit;attack:assault;strike:hit;hit:strike;rescue:save;find:discover;die:perish;destroy:wreck
flee:escape;escape:flee;sack:dismiss;fire:sack,dismiss;dismiss:sack;raise:increase;cut:reduce;rise:climb;fall:drop
kidnap:abduct;abduct:kidnap;stab:knife;defeat:beat;beat:defeat;withdraw:retreat;retreat:withdraw
"""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its forms."""

    base: str
    past: str
    participle: str


def _parsed() -> dict[str, Verb]:
    found = (Verb(*item.split()) for item in _FORMS.strip().replace("\n", ";").split(";"))
    return {verb.base: verb for verb in found}


def _table(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (item.split(":") for item in text.strip().replace("\n", ";").split(";"))
    return {base: tuple(others.split(",")) for base, others in pairs}


VERBS = _parsed()
OPPOSITES = _table(_OPPOSITES)
SYNONYMS = _table(_SYNONYMS)
BY_PAST = {verb.past: verb for verb in VERBS.values()}
BY_PARTICIPLE = {verb.participle: verb for verb in VERBS.values()}


def inflected(other: str, *, passive: bool, plural: bool) -> str | None:
    """Another verb in the form in which a verb stands: a participle behind a form of "be", else the past.

    "be fired" is a past in the passive, and None where a passive is asked for: "was been fired" is no English.
    """
    first, _, rest = other.partition(" ")
    if first != "be":
        return VERBS[first].participle if passive else VERBS[first].past
    if passive:
        return None
    word, _, tail = rest.partition(" ")
    participle = VERBS[word].participle if word in VERBS else word
    return " ".join(part for part in ("were" if plural else "was", participle, tail) if part)
