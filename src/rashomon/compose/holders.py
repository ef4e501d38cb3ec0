"""Who holds a position."""

import re
from dataclasses import dataclass

from rashomon.model import Position

_DETERMINER = re.compile(r"^(?:An?|The|Its|His|Her|Their|One|Two|Some)(?= )")


@dataclass(frozen=True, slots=True)
class Holder:
    """One origin of a position. `chain`: from the outside in; `own`: an outlet or agency in its own words."""

    chain: tuple[str, ...]
    own: bool = False


def holders(position: Position) -> tuple[Holder, ...]:
    """One holder for each origin, so that their number is the position's support.

    A speaker is named as the origin is; the relays before him are those of the shortest way by which he is reached.
    """
    speakers = [o for o in position.origins if o.kind == "speaker"]
    found: list[Holder] = []
    for origin in position.origins:
        if origin.kind != "speaker":
            found.append(Holder((origin.name,), own=True))
            continue
        ways = [s.chain for s in position.said_by if s.chain and (s.chain[-1] == origin.name or len(speakers) == 1)]
        relays = min((way[:-1] for way in ways), key=len, default=())
        found.append(Holder((*relays, origin.name)))
    return tuple(found)


def holder_text(holder: Holder) -> str:
    """One holder inside a sentence: "AFP, citing an unnamed security source"."""
    return ", citing ".join(_inside(" ".join(part.split())) for part in holder.chain)


def _inside(name: str) -> str:
    """A description that began a sentence loses its capital: "A dock worker" is "a dock worker" inside one."""
    return _DETERMINER.sub(lambda m: m.group().lower(), name)
