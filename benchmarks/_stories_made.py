"""Invented reports by the thousand, to see how cost grows: stories of one to ten reports over years of days."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks._stories_sets import Told, report

_HEADS = "bar bel cor dal dor el fen gar hal ist jor kel lan mar nor or pel quin ros sel tar ul ver wil yor zan".split()
_TAILS = "burg dale den ford gate ham ia ier in land mont more nau ona ras sted ton ur vale wick yn za".split()
_DEEDS = (
    ("fire", "burned", "warehouse"),
    ("robbery", "robbed", "bank"),
    ("flood", "flooded", "district"),
    ("crash", "overturned", "bus"),
    ("strike", "closed", "refinery"),
    ("election", "recounted", "council"),
    ("quake", "shook", "valley"),
    ("shooting", "shot", "driver"),
)
_START = date(2015, 1, 1)


def made(count: int, *, seed: int = 1) -> Iterator[Told]:
    """So many reports. The same seed gives the same; the more there are, the more places and people they are about."""
    chance = random.Random(seed)  # noqa: S311 - made data
    towns = [_name(chance, 3) for _ in range(max(20, count // 50))]
    common = [_name(chance, 2).lower() for _ in range(4000)]
    number = story = 0
    while number < count:
        noun, verb, thing = chance.choice(_DEEDS)
        town, first, last = chance.choice(towns), _name(chance, 2), _name(chance, 3)
        age, house = chance.randint(18, 90), chance.randint(100, 9900)
        day = chance.randint(0, 2000)
        for _ in range(min(chance.choice((1, 1, 1, 2, 3, 5, 10)), count - number)):
            published = _START + timedelta(days=day + int(chance.expovariate(0.3)))
            filling = [common[int(len(common) * chance.random() ** 3)] for _ in range(70)]
            body = (
                f"Officials in {town} said on {published:%A} that a {noun} had {verb} a {thing} at {house} {last} Street."
                f" {first} {last}, {age}, told reporters: “{' '.join(filling[:12])}.” {' '.join(filling[12:40])}."
                f" {' '.join(filling[40:55])}. {first} {last} of {town} {' '.join(filling[55:])}."
            )
            yield Told(report(f"m{number}", body, title=f"{noun.title()} in {town}", published=published.isoformat()), str(story))
            number += 1
        story += 1


def _name(chance: random.Random, parts: int) -> str:
    return "".join([*(chance.choice(_HEADS) for _ in range(parts - 1)), chance.choice(_TAILS)]).capitalize()
