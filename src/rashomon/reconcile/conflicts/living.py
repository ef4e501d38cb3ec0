"""Whether somebody lives: told to have been killed by one, and to be alive by another.

The parties to a war tell this of commanders. "X is alive" tells no happening, so it is read beside the name. Who was alive
when the death had not been told yet contradicts nobody (see :mod:`rashomon.reconcile.conflicts.fates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Annotation, Happened, Span
from rashomon.reconcile.claims.values import actual
from rashomon.reconcile.conflicts.found import Found
from rashomon.reconcile.conflicts.given import Given, Maker
from rashomon.reconcile.conflicts.happenings import told_as_fact
from rashomon.reconcile.conflicts.positions import Setting
from rashomon.reconcile.conflicts.questions import passage, was_killed
from rashomon.reconcile.events.tellings import Telling

_KILLED = frozenset({"kill", "shoot dead", "assassinate", "eliminate", "slay", "execute", "behead"})
_DIED = frozenset({"die", "perish", "drown", "succumb"})
# What stands behind a name.
_LIVES = re.compile(
    r",?(?: (?:himself|herself))? (?:is|was|were|remains|remained)(?: (?:still|in fact|both))?"
    r"(?: (?:safe and|well and))? (?:alive|unharmed|unhurt|not (?:dead|killed|among the dead))\b"
    r"|,? (?:has|had) not (?:been killed|died)\b",
    re.IGNORECASE,
)

Deed = tuple[str, Telling]


def living_conflicts(annotations: Sequence[Annotation], tellings: Sequence[Deed], maker: Maker, setting: Setting) -> list[Found]:
    """At most one conflict a person, in order of id.

    Args:
        annotations: of the reports.
        tellings: (event id, telling) of all events.
        maker: knows the conflicts found so far.
        setting: of the story.
    """
    dead: dict[str, list[Deed]] = {}
    for about, t in tellings:
        for person in _dead_by(t, setting):
            dead.setdefault(person, []).append((about, t))
    alive = _alive(annotations, dead, setting)
    before = len(maker.made)
    for person in sorted(alive):
        deaths = dead[person]
        lives = [span for span in alive[person] if any(_no_earlier(span.report, t.report, setting) for _, t in deaths)]
        if lives:
            _make(deaths, lives, setting.entities.name(person), maker)
    return maker.made[before:]


def _dead_by(t: Telling, setting: Setting) -> Iterator[str]:
    """The persons whose death a telling tells as a fact."""
    if not t.mention.polarity or not actual(t.mention.modality) or not told_as_fact(t):
        return
    people = t.recipients if t.lemma in _KILLED else t.recipients | t.actors if t.lemma in _DIED else frozenset()
    yield from (e for e in sorted(people) if setting.entities.by_id[e].type == "person" and setting.entities.by_id[e].names)


def _alive(annotations: Sequence[Annotation], dead: Mapping[str, object], setting: Setting) -> dict[str, list[Span]]:
    """Where reports tell of one of those persons that he lives: the name with the words."""
    found: dict[str, list[Span]] = {}
    for annotation in annotations:
        text = setting.witnesses.reports[annotation.report].text
        for local in annotation.entities:
            person = setting.entities.find(annotation.report, local.key)
            if person is None or person not in dead:
                continue
            for mention in local.mentions:
                lives = _LIVES.match(text, mention.span.end)
                if lives is not None:
                    words = text[mention.span.start : lives.end()]
                    found.setdefault(person, []).append(Span(annotation.report, mention.span.start, lives.end(), words))
    return {person: sorted(spans) for person, spans in found.items()}


def _no_earlier(alive: str, dead: str, setting: Setting) -> bool:
    """True where the report of the life did not come before that of the death, as far as both are dated."""
    first, second = setting.published.get(dead), setting.published.get(alive)
    return first is None or second is None or second.end >= first.start


def _make(deaths: Sequence[Deed], lives: Sequence[Span], name: str, maker: Maker) -> None:
    killed = [Given("polarity", "happened", Happened(value=True), t.mention.trigger, passage(t.mention)) for _, t in deaths]
    alive = [Given("polarity", "happened", Happened(value=False), span, f"“{' '.join(span.quote.split())}”") for span in lives]
    if not maker.shown("polarity", [[g.span for g in side] for side in (killed, alive)]):
        maker.deeds([killed, alive], deaths[0], was_killed(name))
