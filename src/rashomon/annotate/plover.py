"""PLOVER types for predicates that mean one in nearly all news use, by a table of our own; and the modes.

PLOVER (Halterman et al. 2023, "PLOVER and POLECAT", the codebook's sixteen types and its modes). A lemma stands in the table
only where it means the type wherever it stands; what depends on the words beside it is weighed in `types.py`.
"""

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

_TABLE = {
    "AGREE": "agree consent concur accept agreement deal accord pact",
    "CONSULT": "meet consult discuss negotiate visit:visit confer talk mediate:third-party host:visit meeting talks summit"
    " consultation negotiation discussion conference session mediation:third-party phone:phone telephone:phone",
    "SUPPORT": "support endorse praise back applaud commend hail laud defend recognise recognize congratulate thank sign ratify"
    " ratification endorsement recognition apologise apologize apology congratulation rapprochement",
    "CONCEDE": "yield concede concession comply pardon amnesty accede acquiesce compromise relent capitulate capitulation",
    "COOPERATE": "cooperate co-operate collaborate share cooperation co-operation collaboration alliance extradite extradition",
    "AID": "aid donate fund provide supply assist rescue treat donation relief assistance",
    "RETREAT": "retreat withdraw:withdraw withdrawal:withdraw pullout:withdraw disarm:disarm disarmament:disarm"
    " demobilise:disarm demobilize:disarm surrender ceasefire:ceasefire truce:ceasefire armistice:ceasefire release:release"
    " free:release resign:resign resignation:resign abdicate:resign repatriate:return repatriation:return evacuate:withdraw"
    " evacuation:withdraw",
    "REQUEST": "request urge appeal demand plead implore petition exhort",
    "ACCUSE": "accuse:allege blame:disapprove condemn:disapprove denounce:disapprove criticise:disapprove criticize:disapprove"
    " decry:disapprove deplore:disapprove castigate:disapprove censure:disapprove rebuke:disapprove allege:allege"
    " charge:allege indict:allege sue:allege investigate:investigate probe:investigate accusation:allege"
    " condemnation:disapprove criticism:disapprove allegation:allege investigation:investigate inquiry:investigate"
    " enquiry:investigate indictment:allege lawsuit:allege",
    "REJECT": "reject refuse decline veto oppose rebuff spurn rejection refusal",
    "THREATEN": "threaten menace threat ultimatum",
    "PROTEST": "protest:demo demonstrate:demo rally:demo riot:riot rioting:riot boycott:boycott demonstration:demo unrest"
    " sit-in:obstruct picket:demo walkout:strike protestation:demo",
    "SANCTION": "sanction embargo blacklist expel:expel expulsion:expel convict:convict conviction:convict sentence:convict",
    "MOBILIZE": "mobilise mobilize deploy:troops mass amass advance:troops dispatch reinforce deployment:troops"
    " mobilisation mobilization build-up:troops buildup:troops",
    "COERCE": "arrest:arrest detain:arrest apprehend:arrest imprison:arrest jail:arrest detention:arrest seize:seize"
    " seizure:seize confiscate:seize impound:seize capture:seize occupy:seize overrun:seize takeover:seize deport:deport"
    " deportation:deport ban:ban outlaw:ban censor:censor curfew:curfew besiege:restrict siege:restrict blockade:restrict"
    " raid:seize ransack loot:seize evict displace crackdown repress repression",
    "ASSAULT": "attack kill bomb:explosives shell:heavy-weapons shoot:firearms assassinate:assassinate murder massacre:massacre"
    " execute:execute behead:execute torture:torture rape:sexual beat:beat stab:primitive wound injure ambush storm fight clash"
    " abduct:abduct kidnap:abduct strafe:aerial bombard:heavy-weapons airstrike:aerial air-strike:aerial destroy:destroy"
    " assault slay slaughter:massacre maim torch:destroy fighting bombing:explosives explosion:explosives explode:explosives"
    " detonate:explosives blast:explosives shelling:heavy-weapons bombardment:heavy-weapons shooting:firearms"
    " gunfire:firearms firefight:firearms shootout:firearms killing assassination:assassinate offensive battle skirmish"
    " abduction:abduct kidnapping:abduct stabbing:primitive execution:execute beheading:execute invade invasion violence"
    " incursion",
}
# A verb with its particle or noun means something else than the verb.
_PHRASES = {
    "gun down": ("ASSAULT", "firearms"),
    "shoot dead": ("ASSAULT", "firearms"),
    "open fire": ("ASSAULT", "firearms"),
    "blow up": ("ASSAULT", "explosives"),
    "push back": ("ASSAULT", ""),
    "drive back": ("ASSAULT", ""),
    "come attack": ("ASSAULT", ""),
    "come fire": ("ASSAULT", "firearms"),
    "take hostage": ("ASSAULT", "abduct"),
    "take captive": ("ASSAULT", "abduct"),
    "hold hostage": ("ASSAULT", "abduct"),
    "take over": ("COERCE", "seize"),
    "take control": ("COERCE", "seize"),
    "seize control": ("COERCE", "seize"),
    "gain control": ("COERCE", "seize"),
    "take prisoner": ("COERCE", "arrest"),
    "take custody": ("COERCE", "arrest"),
    "round up": ("COERCE", "arrest"),
    "lay siege": ("COERCE", "restrict"),
    "pull out": ("RETREAT", "withdraw"),
    "pull back": ("RETREAT", "withdraw"),
    "step down": ("RETREAT", "resign"),
    "stand down": ("RETREAT", "resign"),
    "call on": ("REQUEST", ""),
    "call for": ("REQUEST", ""),
    "give in": ("CONCEDE", ""),
    "back down": ("CONCEDE", ""),
    "turn down": ("REJECT", ""),
}


def _by_lemma() -> dict[str, tuple[str, str]]:
    """The tables by lemma."""
    types = dict(_PHRASES)
    for type_, words in _TABLE.items():
        for word in words.split():
            lemma, _, mode = word.partition(":")
            types[lemma] = (type_, mode)
    return types


BY_LEMMA = _by_lemma()


def plover(lemma: str) -> tuple[str, str]:
    """Type and mode of a predicate by its lemma alone.

    Args:
        lemma: with its particle or noun where it has one ("take over", "take prisoner").

    Returns:
        Type and mode, each "" where none fits.
    """
    return BY_LEMMA.get(lemma, ("", ""))
