"""Digests of parts: the same bytes whatever way they are put together."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.digests import DIGEST_LENGTH, digest

PARTS = st.lists(st.text(max_size=6) | st.integers() | st.floats() | st.booleans() | st.none(), max_size=5)


@given(PARTS)
def test_a_digest_is_that_of_the_parts_in_utf_8_each_behind_its_length(parts: list[str | int | float | bool | None]) -> None:
    data = [repr(part).encode("utf-8", "surrogatepass") for part in parts]
    whole = b"".join(b"%d:%b" % (len(each), each) for each in data)
    assert digest(*parts) == hashlib.sha256(whole).hexdigest()[:DIGEST_LENGTH]


def test_letters_that_are_more_than_one_byte() -> None:
    assert digest("Bašić", "č") == "3b5dd9b81932755a"
    assert digest("ab") != digest("a", "b")
