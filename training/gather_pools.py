"""Pools of real reports whose stories are known: what `training/gather.py` learns from. Train parts only."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks._stories_sets import Told, incidents, lookalikes, report, triples
from benchmarks.frame import jsonl
from rashomon.model import Report

Pool = tuple[Told, ...]


def pools(data: Path) -> dict[str, Pool]:
    """Reports of each pool, each with its story.

    Incidents of one kind, in pools of a thousand and in one; look-alike events without dates; politics in triples, with dates
    and as leads without.
    """
    guns = incidents(data, "train")
    out: dict[str, Pool] = {f"guns {part}": tuple(told for told in guns if _part(told) == part) for part in range(4)}
    out["guns"] = guns
    out["lookalikes"] = lookalikes(data, "train")
    out["triples"] = triples(data, "train")
    out["leads"] = _leads(data)
    return out


def _part(told: Told) -> int:
    return int(hashlib.md5(told.story.encode()).hexdigest(), 16) % 4  # noqa: S324


def at_large(data: Path) -> Iterator[Report]:
    """News of many kinds, from which the commonness of words is learned."""
    for folder, file, key in (
        ("polnear", "train.jsonl.gz", "text"),
        ("fnc1_bodies_unlabelled", "train_bodies.jsonl.gz", "body"),
        ("casie", "train.jsonl.gz", "content"),
        ("guardian_sdf_sample", "articles.jsonl.gz", "text"),
        ("wikiref220", "articles.jsonl.gz", "text"),
    ):
        for number, row in enumerate(jsonl(data / folder / file)):
            yield report(f"{folder}-{number}", str(row[key]))
    # A fifth, lest shootings count as the common case of news.
    for told in (*incidents(data, "train")[::5], *lookalikes(data, "train"), *_leads(data)):
        yield told.report


def _leads(data: Path) -> Pool:
    return tuple(
        Told(report(f"leads-{row['event_id']}-{number}", given["lead"], title=given["title"]), f"leads-{row['event_id']}")
        for row in list(jsonl(data / "neus_allsides" / "train.jsonl.gz"))[::4]
        for number, given in enumerate(row["reports"])
    )
