"""PLOVER types for predicates, where one fits, by a lemma table of our own.

PLOVER (Halterman et al. 2023): sixteen types, AGREE to RETREAT, and modes for some of them. A lemma stands in the table only
where it means the type in nearly all news use; for the rest "" is the honest answer.
"""

_TABLE = {
    "AGREE": "agree accept concur consent sign ratify ceasefire truce accord pact deal agreement",
    "CONSULT": "meet consult discuss negotiate visit:visit confer talk mediate:third-party host:visit meeting talks summit"
    " consultation negotiation discussion conference session mediation:third-party",
    "SUPPORT": "support endorse praise back applaud commend hail defend recognise recognize congratulate",
    "COOPERATE": "cooperate collaborate share cooperation alliance",
    "AID": "aid donate fund provide supply assist rescue:rescue treat evacuate:rescue evacuation:rescue donation"
    " relief assistance",
    "YIELD": "yield resign:resign concede surrender:surrender release:release free:release apologise apologize"
    " comply resignation:resign",
    "REQUEST": "request urge appeal demand plead implore petition",
    "ACCUSE": "accuse blame condemn denounce criticise criticize allege charge indict sue investigate probe accusation"
    " condemnation allegation investigation inquiry indictment",
    "REJECT": "reject refuse decline veto oppose rebuff spurn rejection refusal",
    "THREATEN": "threaten menace threat ultimatum",
    "PROTEST": "protest demonstrate:demo rally:demo riot:riot boycott:boycott demonstration:demo unrest sit-in:demo picket:demo",
    "SANCTION": "sanction expel suspend embargo blacklist expulsion",
    "MOBILIZE": "mobilise mobilize deploy:troops mass amass advance:troops dispatch reinforce deployment:troops mobilisation"
    " mobilization build-up buildup",
    "COERCE": "arrest:arrest detain:arrest apprehend:arrest imprison:arrest jail:arrest detention:arrest seize:seize"
    " seizure:seize"
    " confiscate:seize impound:seize capture:seize occupy:seize overrun:seize takeover:seize deport:deport ban:ban"
    " curfew:curfew besiege:blockade siege:blockade blockade:blockade raid:raid ransack loot evict displace crackdown",
    "ASSAULT": "attack kill bomb:explosives shell:explosives shoot:firearms assassinate:assassinate murder massacre"
    " execute:execute behead:execute torture:torture rape:sexual beat:beat stab wound injure ambush storm fight clash"
    " abduct:abduct kidnap:abduct strafe:aerial bombard:explosives airstrike:aerial air-strike:aerial destroy"
    " assault slay slaughter maim torch fighting bombing:explosives explosion:explosives explode:explosives"
    " detonate:explosives blast:explosives shelling:explosives bombardment:explosives shooting:firearms gunfire:firearms"
    " firefight:firearms shootout:firearms killing assassination:assassinate offensive battle skirmish abduction:abduct"
    " kidnapping:abduct stabbing execution:execute beheading:execute invade invasion violence incursion",
    "RETREAT": "retreat withdraw:withdraw withdrawal:withdraw pullout:withdraw disarm demobilise demobilize",
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
    "lay siege": ("COERCE", "blockade"),
    "pull out": ("RETREAT", "withdraw"),
    "pull back": ("RETREAT", "withdraw"),
    "call on": ("REQUEST", ""),
    "call for": ("REQUEST", ""),
    "step down": ("YIELD", "resign"),
    "stand down": ("YIELD", "resign"),
    "hand over": ("YIELD", ""),
}


def _by_lemma() -> dict[str, tuple[str, str]]:
    """The tables by lemma."""
    types = dict(_PHRASES)
    for type_, words in _TABLE.items():
        for word in words.split():
            lemma, _, mode = word.partition(":")
            types[lemma] = (type_, mode)
    return types


_TYPES = _by_lemma()


def plover(lemma: str) -> tuple[str, str]:
    """Type and mode of a predicate.

    Args:
        lemma: with its particle or noun where it has one ("take over", "take prisoner").

    Returns:
        Type and mode, each "" where none fits.
    """
    return _TYPES.get(lemma, ("", ""))
