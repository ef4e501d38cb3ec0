"""The gazetteer's file: 329,000 places of GeoNames (CC BY 4.0) in sorted arrays that are mapped, not loaded.

Only the pages that a lookup touches are read, so the first lookup takes a millisecond and the file may lie on a read-only
disk. `training/gazetteer.py` makes it.

Format. "RASHGAZ1", length of a JSON header (uint32), the header, then the sections that it lists as name: (offset after
the header, bytes, array type code), little-endian, at multiples of 8. One entry a place: latitude and longitude in 1e-5
degrees, population, GeoNames identifier (0: none), parent (the number of the region or country round it), radius in km,
country (into the header's list), kind (into `KINDS`); names as UTF-8 with their ends. Folded keys (see
:mod:`rashomon.text.placenames`) are sorted and front-coded in blocks of `BLOCK`: length shared with the key before, length
of the rest, number of places, the rest. A posting is the place's number, a bit for "its main name", and a digest of the
strict key, by which a name spelled so is told from one that only sounds so. Skeletons (CRC-32) point to keys.
"""

import json
import mmap
import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from rashomon.model import RashomonError

MAGIC = b"RASHGAZ1"
BLOCK = 16
ROW_BITS = 19
MAIN_BIT = 1 << ROW_BITS
HASH_BITS = 12
NO_PARENT = 0xFFFFFFFF
KINDS = ("country", "region", "district", "town", "other", "capital")

# Keys that share a skeleton and are looked at; the commonest skeletons have some hundreds.
_MOST_ALIKE = 400
_FILE = Path(__file__).with_name("gazetteer.bin")


def digest(strict: str) -> int:
    """The digest of a strict key that postings carry."""
    return zlib.crc32(strict.encode()) & ((1 << HASH_BITS) - 1)


@lru_cache(maxsize=1)
def open_file() -> "GazetteerFile":
    """The mapped file, opened once.

    Raises:
        RashomonError: when it is missing or damaged.
    """
    try:
        with _FILE.open("rb") as handle:
            return GazetteerFile(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError, KeyError, struct.error) as error:
        raise RashomonError(f"the gazetteer {_FILE.name} is missing or damaged ({error}): install the package again") from error


class GazetteerFile:
    """The sections of the file as sequences of numbers. Only reads; safe to share between threads."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        """Maps the sections.

        Raises:
            ValueError, KeyError, struct.error: when the data are no gazetteer.
        """
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("not a gazetteer")
        (length,) = struct.unpack_from("<I", data, len(MAGIC))
        base = len(MAGIC) + 4 + length
        header = json.loads(bytes(data[len(MAGIC) + 4 : base]))
        view = memoryview(data)[base:]
        sections = {
            name: _numbers(view[offset : offset + size], code) for name, (offset, size, code) in header["sections"].items()
        }
        self.countries: list[str] = header["countries"]
        self.latitude, self.longitude = sections["latitude"], sections["longitude"]
        self.population, self.identifier = sections["population"], sections["identifier"]
        self.parent, self.radius = sections["parent"], sections["radius"]
        self.country, self.kind = sections["country"], sections["kind"]
        self._names, self._name_ends = sections["names"], sections["name_ends"]
        self._keys, self._key_blocks = sections["keys"], sections["key_blocks"]
        self._block_postings, self._postings = sections["block_postings"], sections["postings"]
        self._skeletons, self._skeleton_keys = sections["skeletons"], sections["skeleton_keys"]

    def name(self, row: int) -> str:
        """A place's main name."""
        first = self._name_ends[row - 1] if row else 0
        return bytes(self._names[first : self._name_ends[row]]).decode()

    def postings(self, fold: str) -> list[int]:
        """Postings of a folded key, greatest place first; [] where nothing has it."""
        form = fold.encode()
        number = bisect_right(range(len(self._key_blocks) - 1), form, key=self._first_key) - 1
        if number < 0:
            return []
        for found, first, last in self._block(number):
            if found == form:
                return list(self._postings[first:last])
        return []

    def alike(self, bones: str) -> Iterator[tuple[str, list[int]]]:
        """Folded keys that share a skeleton, with their postings."""
        wanted = zlib.crc32(bones.encode())
        at = bisect_left(self._skeletons, wanted)
        last = min(at + _MOST_ALIKE, len(self._skeletons))
        while at < last and self._skeletons[at] == wanted:
            number = self._skeleton_keys[at]
            form, begin, end = self._block(number // BLOCK)[number % BLOCK]
            yield form.decode(), list(self._postings[begin:end])
            at += 1

    def _block(self, number: int) -> list[tuple[bytes, int, int]]:
        """The keys of a block, each with the range of its postings."""
        at, end = self._key_blocks[number], self._key_blocks[number + 1]
        posting = self._block_postings[number]
        form = b""
        out = []
        while at < end:
            shared, rest, count = self._keys[at], self._keys[at + 1], self._keys[at + 2]
            form = form[:shared] + bytes(self._keys[at + 3 : at + 3 + rest])
            out.append((form, posting, posting + count))
            at, posting = at + 3 + rest, posting + count
        return out

    def _first_key(self, number: int) -> bytes:
        at = self._key_blocks[number]
        return bytes(self._keys[at + 3 : at + 3 + self._keys[at + 1]])


def _numbers(view: memoryview, code: str) -> Sequence[int]:
    """A section as numbers, whatever the byte order of the machine."""
    if sys.byteorder == "little" or code == "B":
        return view.cast(code)  # type: ignore[call-overload,no-any-return]
    swapped = array(code, view.tobytes())
    swapped.byteswap()
    return swapped
