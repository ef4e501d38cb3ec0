"""What of a report is looked up to find those that share text with it: runs of words, and names and numbers in order.

Runs of three words find what was copied, cut or shuffled (Broder 1997, On the resemblance and containment of documents);
every second one is taken, chosen by its hash. Names and numbers, each with the next one in its sentence, find what was
rewritten: synonyms leave them as they are.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.text.similar_scan import Scan

Packed = NDArray[np.uint64]

# A feature and the number of a report in one integer: the feature's hash stands above the number.
NUMBER_BITS = np.uint64(26)
NUMBER_MASK = np.uint64((1 << 26) - 1)
_ONE_IN = np.uint64(2)
_A, _B, _C, _NAMED, _MIX = (
    np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0xD6E8FEB86659FD93)
)


def features_of(scan: Scan, *, since: int) -> Packed:
    """The distinct features of every text, each with its text's number.

    Args:
        scan: texts; the cost is linear in their length.
        since: the number of the first of them; they are numbered on from there.

    Returns:
        Ascending, so by feature and then by text.
    """
    text = np.repeat(np.arange(since, since + len(scan.first) - 1, dtype=np.uint64), np.diff(scan.first))
    codes = scan.codes
    threes = _mixed(codes[:-2] * _A + codes[1:-1] * _B + codes[2:] * _C)
    kept = (text[:-2] == text[2:]) & (threes % _ONE_IN == 0)
    marks = np.flatnonzero(scan.digit | (scan.upper & ~scan.opens))
    unit = np.cumsum(scan.opens)
    together = unit[marks[:-1]] == unit[marks[1:]]
    one, two = marks[:-1][together], marks[1:][together]
    named = _mixed((codes[one] * _B + codes[two] * _C) ^ _NAMED)
    short = _short(scan)
    packed = np.concatenate(
        [
            _packed(threes[kept], text[:-2][kept]),
            _packed(named, text[one]),
            _packed(_mixed(codes[short] * _C), text[short]),
        ]
    )
    packed.sort()
    return packed[_fresh(packed)]


def _short(scan: Scan) -> NDArray[np.int64]:
    """The words of texts that have fewer than three."""
    few = np.flatnonzero(np.diff(scan.first) < 3)
    return np.array([word for k in few.tolist() for word in range(int(scan.first[k]), int(scan.first[k + 1]))], dtype=np.int64)


def _mixed(hashes: Packed) -> Packed:
    hashes = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    return hashes ^ (hashes >> np.uint64(29))


def _packed(hashes: Packed, text: Packed) -> Packed:
    return (hashes & ~NUMBER_MASK) | text


def _fresh(ascending: Packed) -> NDArray[np.bool_]:
    fresh = np.ones(len(ascending), dtype=np.bool_)
    fresh[1:] = ascending[1:] != ascending[:-1]
    return fresh
