"""A name as it stands in a report, and the form by which spellings are compared."""

from dataclasses import dataclass

# Written by every outlet and defined by none. Forms as `key` gives them.
_KNOWN = {
    "un": "united nations",
    "eu": "european union",
    "au": "african union",
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "uae": "united arab emirates",
    "nato": "north atlantic treaty organization",
    "drc": "democratic republic of the congo",
}
_PARTICLES = frozenset("al el ul ad as ash an ar at az bin ben ibn abu van von de der den di da la le du dos del".split())


@dataclass(frozen=True, slots=True)
class Name:
    """One named mention. `form` is what spellings are compared by; offsets are in the report."""

    start: int
    end: int
    type: str
    form: str


def key(text: str) -> str:
    """What two spellings are compared by: "the U.N." and "UN" are both "un"."""
    words = text.casefold().replace("’", "'").replace("-", " ").replace("‑", " ").split()
    words = [word.replace(".", "") if len(word) <= 8 else word.rstrip(".") for word in words]
    words = [word for word in words if word.strip("'\"“”.,")]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    form = " ".join(words)
    return _KNOWN.get(form, form)


def core(form: str) -> tuple[str, ...]:
    """The words of a personal name without its particles: "fayez al serraj" is ("fayez", "serraj")."""
    words = form.split()
    return tuple(word for place, word in enumerate(words) if word not in _PARTICLES or place == len(words) - 1)
