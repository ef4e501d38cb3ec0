"""Fits the constants of `rashomon.annotate.places.placing` to gold toponyms; prints them, and their accuracy by cross-validation.

python -m training.places DATA      DATA holds the folder `geoparsing`
"""

import gzip
import json
import sys
from pathlib import Path
from urllib.parse import unquote

import numpy as np

from rashomon.annotate.places.placing import FEATURES, Name, hints, weigh
from rashomon.text.gazetteer import lookup
from rashomon.text.geo import distance_km

FOLDS = 5
RIDGE = 1.0
START = (0.8, 3.0, 1.0, -1.5, 0.0, 0.7, -0.5, -1.0, 4.0, -3.0, 2.0, 3.0, 1.0, 0.5, 1.0, 1.0, 2.0, -1.0, 1.0, -0.5)


def documents(data: Path):
    """(set, text, toponyms) of every document of the development halves."""
    for path in sorted((data / "geoparsing").glob("*_dev.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            row = json.loads(line)
            yield path.name.split("_")[0], row["text"], list(toponyms(row))


def toponyms(row):
    """(start, end, name, point or None, GeoNames id or "", feature code)."""
    for top in row["toponyms"]:
        name = top.get("phrase") or top.get("extractedName")
        latitude = top.get("lat") or top.get("latitude")
        longitude = top.get("lon") or top.get("longitude")
        if "type" in top and latitude is None:
            continue  # GeoWebNews marks common nouns too
        point = (float(latitude), float(longitude)) if latitude else None
        yield (
            int(top["start"]),
            int(top["end"]),
            name,
            point,
            str(top.get("geonameid") or top.get("geonamesID") or top.get("page") or ""),
            top.get("fcode", ""),
        )


def right(entry, point, identifier):
    """By distance, or by identity: GeoNames' number, or the title of the page in an encyclopedia."""
    place = entry.place
    if identifier and (str(place.geonames_id) == identifier or same_page(entry, identifier)):
        return True
    return distance_km((place.latitude, place.longitude), point) <= 161


def same_page(entry, page):
    """Countries, regions and areas whose page has one of their names for a title."""
    if entry.kind not in {"country", "region", "other"} or "/" not in page:
        return False
    title = unquote(page.rsplit("/", 1)[-1]).replace("_", " ").split(" (")[0]
    return any(each.row == entry.row for each in lookup(title))


def prepare(tops):
    """Distinct names with the ends of their mentions."""
    names = {}
    for _, end, name, *_ in tops:
        names.setdefault(name, []).append(end)
    return [Name(name, tuple(ends)) for name, ends in names.items()]


def fit(samples, start):
    """Maximum likelihood with ridge, by plain gradient steps (Adam)."""
    weights = np.array(start, float)
    centre = np.zeros_like(weights)
    m = v = np.zeros_like(weights)
    for step in range(1, 401):
        gradient = RIDGE * (weights - centre)
        for x, gold, weight in samples:
            s = x @ weights
            p = np.exp(s - s.max())
            p /= p.sum()
            g = p * gold
            if g.sum() <= 0:
                continue
            g /= g.sum()
            gradient += weight * (x.T @ (p - g))
        m = 0.9 * m + 0.1 * gradient
        v = 0.99 * v + 0.01 * gradient**2
        weights = weights - 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return tuple(float(w) for w in weights)


def samples_of(docs, weights):
    """(features of the candidates, which are right, weight) of every distinct name that has a choice."""
    out = []
    for _, text, tops in docs:
        weighed = {w.name.text: w for w in weigh(text, prepare(tops), hints=hints(text), weights=weights)}
        counts = {}
        for _, _, name, point, identifier, _ in tops:
            if point:
                counts.setdefault((name, point, identifier), 0)
                counts[name, point, identifier] += 1
        for (name, point, identifier), count in counts.items():
            w = weighed[name]
            gold = np.array([float(right(e, point, identifier)) for e in w.entries])
            if gold.any() and len(gold) > 1:
                out.append((np.array(w.features), gold, 1 + np.log(count)))
    return out


def score(docs, weights):
    """{group: (accuracy, share with a right candidate, toponyms)}."""
    total, correct = {}, {}
    for source, text, tops in docs:
        weighed = {w.name.text: w for w in weigh(text, prepare(tops), hints=hints(text), weights=weights)}
        for _, _, name, point, identifier, code in tops:
            if not point:
                continue
            best = weighed[name].best
            ok = bool(best) and right(best[0], point, identifier)
            reach = any(right(e, point, identifier) for e in weighed[name].entries)
            keys = [source, "all"]
            if code.startswith("PPL"):
                keys.append("towns")
            if code in {"PCLI", "PCLS", "ADM1"}:
                keys.append("regions")
            if code == "ADM2":
                keys.append("counties")
            for k in keys:
                total[k] = total.get(k, 0) + 1
                c = correct.setdefault(k, [0, 0])
                c[0] += ok
                c[1] += reach
    return {k: (round(correct[k][0] / total[k], 3), round(correct[k][1] / total[k], 3), total[k]) for k in total}


def train(docs, start=START, rounds=3):
    """Fits, counts the fit with other names anew, fits again."""
    weights = start
    for _ in range(rounds):
        weights = fit(samples_of(docs, weights), weights)
    return weights


def main():
    """Fits to all, and prints how well it does on each set."""
    docs = list(documents(Path(sys.argv[1])))
    print("start", score(docs, START))
    if "--folds" in sys.argv:
        for fold in range(FOLDS):
            weights = train([d for i, d in enumerate(docs) if i % FOLDS != fold], rounds=2)
            print(fold, score([d for i, d in enumerate(docs) if i % FOLDS == fold], weights))
    weights = train(docs)
    print(dict(zip(FEATURES, [round(w, 2) for w in weights], strict=True)))
    print(tuple(round(w, 2) for w in weights))
    print("fitted", score(docs, weights))


if __name__ == "__main__":
    main()
