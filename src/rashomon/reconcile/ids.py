"""Ids of what reconcile makes: digests of content, never of order."""

import hashlib

DIGEST_LENGTH = 16


def digest(*parts: str | int | float | bool | None) -> str:
    """A short hexadecimal digest of the parts, told apart from one another, in order."""
    hasher = hashlib.sha256()
    for part in parts:
        data = repr(part).encode("utf-8", "surrogatepass")
        hasher.update(str(len(data)).encode() + b":" + data)
    return hasher.hexdigest()[:DIGEST_LENGTH]
