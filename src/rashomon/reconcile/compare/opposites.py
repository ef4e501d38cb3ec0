"""Verbs that exclude each other when told of one happening: bought or sold, shot or stabbed, arrested or released.

Each line has classes divided by bars; a verb of one class denies what a verb of another says. Classes follow the antonyms and
sister terms of WordNet (Fellbaum 1998) for the verbs that news events are told with.
"""

from __future__ import annotations

from functools import lru_cache

_TABLE = """
kill slay murder die dead perish execute | wound injure hurt graze | survive
shoot gun_down | stab knife | strangle choke suffocate | beat bludgeon club | poison | drown | hang | run_over
arrest detain capture apprehend imprison jail seize nab hold | free release liberate set_free let_go | escape flee get_away
escape flee get_away | surrender give_up turn_in
buy acquire purchase take_over | sell sell_off divest
win | lose | draw tie
approve pass adopt ratify endorse back accept | reject veto turn_down refuse decline throw_out
resign quit step_down stand_down | fire sack dismiss oust remove suspend
hire appoint name nominate reinstate promote | fire sack dismiss oust remove suspend
convict find_guilty | acquit clear exonerate
enter join arrive check_in check_into | leave depart quit exit check_out
rise climb increase grow jump surge soar gain rally advance | fall drop decline decrease slump plunge sink slide tumble shrink
raise increase boost lift hike expand | cut reduce lower slash trim
open reopen begin start resume | close shut end halt stop suspend
launch release unveil introduce | cancel scrap shelve postpone delay withdraw
agree consent | refuse decline disagree
ban prohibit outlaw forbid block bar | allow permit legalise legalize let authorise authorize
withdraw retreat pull_back pull_out fall_back | advance move_in push_forward press_on push_on
abduct kidnap | free release rescue
withdraw retreat pull_back pull_out fall_back | push_back drive_back beat_back force_back repel repulse rout drive_out
condemn denounce criticise criticize deplore decry | praise welcome hail commend applaud
confirm admit acknowledge | deny dispute refute
marry wed | divorce separate
support back favour favor | oppose resist
destroy demolish | repair rebuild restore
take_off depart | land arrive
crash | shoot_down bring_down
surrender give_up turn_in | capture arrest seize detain
leave depart | expel deport banish eject
succeed | fail
"""


def _parse(table: str) -> dict[str, frozenset[tuple[int, int]]]:
    """For each verb, the (line, class) places that it has."""
    found: dict[str, set[tuple[int, int]]] = {}
    for line, text in enumerate(table.strip().splitlines()):
        for number, verbs in enumerate(text.split("|")):
            for verb in verbs.split():
                found.setdefault(verb.replace("_", " "), set()).add((line, number))
    return {verb: frozenset(places) for verb, places in found.items()}


PLACES = _parse(_TABLE)


@lru_cache(maxsize=1 << 12)
def opposed(a: str, b: str) -> bool:
    """True where two verbs, by their lemmas with particles, stand in two classes of one line, and nowhere in one."""
    here, there = _places(a), _places(b)
    if here & there:
        return False
    return any(line == other and one != two for line, one in here for other, two in there)


# One outcome told from two sides: who loses is not who won, who buys is not who sold.
_SIDED = frozenset({"win", "lose", "buy", "acquire", "purchase", "take over", "sell", "sell off", "divest"})


def two_sided(a: str, b: str) -> bool:
    """True where two opposed verbs tell one thing of two parties: only of one doer do they exclude each other."""
    return a in _SIDED and b in _SIDED


@lru_cache(maxsize=1 << 12)
def rivals(lemma: str) -> frozenset[str]:
    """All verbs that exclude a verb."""
    return frozenset(other for other in PLACES if opposed(lemma, other))


def _places(lemma: str) -> frozenset[tuple[int, int]]:
    lemma = lemma.lower().replace("-", " ").strip()
    return PLACES.get(lemma, frozenset())
