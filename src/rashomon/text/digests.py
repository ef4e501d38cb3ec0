"""Ids: digests of stable content, never of order, so that the same input gives the same id on every machine."""

import hashlib

DIGEST_LENGTH = 16  # hex digits: 64 bits, no clash to be expected below a thousand million statements


def digest(*parts: str | int | float | bool | None) -> str:
    """A short hexadecimal digest of the parts, in order. Parts are told apart: ("a", "b") is not ("ab",)."""
    forms = [repr(part) for part in parts]
    whole = "".join([f"{len(form)}:{form}" for form in forms])
    if whole.isascii():  # as nearly always: as many bytes as characters
        return hashlib.sha256(whole.encode("ascii")).hexdigest()[:DIGEST_LENGTH]
    content = [form.encode("utf-8", "surrogatepass") for form in forms]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(data), data) for data in content])).hexdigest()[:DIGEST_LENGTH]
