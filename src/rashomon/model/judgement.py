"""Judgements: that two names are one, or are not, with the reasons; a person may reverse the program's."""

from dataclasses import dataclass

PROGRAM = "program"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A decision that two names are or are not one entity's.

    Nothing is edited by it: take it away, and what was before is back.

    Attributes:
        names: the two names, as written, in order.
        same: True: they are one; False: they are two.
        by: "program", or who decided.
        why: the reason in plain words.
        score: of the program's: how surely, in [0, 1]; None where no score was needed.
        features: what the score is made of: (name, value, weight).
    """

    names: tuple[str, str]
    same: bool
    by: str = PROGRAM
    why: str = ""
    score: float | None = None
    features: tuple[tuple[str, float, float], ...] = ()
