"""What is usual for finding copies: containment of 5-grams, MinHash, TF-IDF. Those that are not installed are left out."""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from benchmarks._reuse_set import containment, runs_of
from rashomon.model import Report
from rashomon.text.similar import words_of

# Which reports of the pool each query returns, by ids.
Returned = list[frozenset[str]]
Peer = Callable[[Sequence[Report], Sequence[Report]], Returned]


def by_containment(pool: Sequence[Report], queries: Sequence[Report]) -> Returned:
    """Containment of 5-grams of 0.3 or more."""
    runs = {report.id: runs_of(report.text) for report in pool}
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in runs.items():
        for run in own:
            having[run].append(name)
    returned = []
    for query in queries:
        own = runs_of(query.text)
        shared = Counter(name for run in own for name in having.get(run, ()))
        returned.append(frozenset(name for name in shared if containment(own, runs[name]) >= 0.3))
    return returned


def by_minhash(pool: Sequence[Report], queries: Sequence[Report]) -> Returned:
    """datasketch: MinHash of 3-grams, 128 permutations, LSH at Jaccard 0.3 and above."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    def signed(report: Report) -> object:
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([" ".join(run).encode() for run in sorted(runs_of(report.text, 3))])
        return sketch

    index = MinHashLSH(threshold=0.3, num_perm=128)
    for report in pool:
        index.insert(report.id, signed(report))
    return [frozenset(index.query(signed(query))) for query in queries]


def by_rensa(pool: Sequence[Report], queries: Sequence[Report]) -> Returned:
    """rensa: MinHash of 3-grams, 128 permutations, 32 bands, Jaccard 0.3 and above."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    def signed(report: Report) -> object:
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(run) for run in sorted(runs_of(report.text, 3))])
        return sketch

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    sketches = [signed(report) for report in pool]
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch)
    returned = []
    for query in queries:
        own = signed(query)
        found = index.query(own)
        returned.append(frozenset(pool[k].id for k in found if own.jaccard(sketches[k]) >= 0.3))  # type: ignore[attr-defined]
    return returned


def by_tfidf(pool: Sequence[Report], queries: Sequence[Report]) -> Returned:
    """scikit-learn: cosine of TF-IDF vectors fitted on the pool, 0.6 and above."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    fitted = TfidfVectorizer(sublinear_tf=True, analyzer=lambda text: words_of(text).keys)
    vectors = fitted.fit_transform([report.text for report in pool])
    likeness = (fitted.transform([query.text for query in queries]) @ vectors.T).tocsr()
    return [
        frozenset(pool[k].id for k, value in zip(row.indices, row.data, strict=True) if value >= 0.6)
        for row in (likeness[i] for i in range(len(queries)))
    ]


def peers() -> Mapping[str, Peer]:
    """Those that can run here."""
    every: tuple[tuple[str, str | None, Peer], ...] = (
        ("containment", None, by_containment),
        ("datasketch", "datasketch", by_minhash),
        ("rensa", "rensa", by_rensa),
        ("tfidf", "sklearn", by_tfidf),
    )
    return {name: peer for name, package, peer in every if package is None or importlib.util.find_spec(package)}
