"""Who holds a position."""

import re
from dataclasses import dataclass

from rashomon.model import Position, Report

_DETERMINER = re.compile(r"^(?:An?|The|Its|His|Her|Their|One|Two|Some)(?= )")


# An id longer than this with a run of hexadecimal digits is a file's digest, which nobody reads to its end.
_ID = 16
_CODE = re.compile(r"(?=[a-f]*\d)[0-9a-f]{10}")


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


def called(report: Report) -> str:
    """What to call a report: its outlet, else its id, shortened where it is no word, with the agency it credits."""
    if report.outlet is not None and report.outlet.name:
        return report.outlet.name
    short = f"{report.id[:9]}…" if len(report.id) > _ID and _CODE.search(report.id) else report.id
    return f"{short} ({report.agencies[0]})" if report.agencies else short
