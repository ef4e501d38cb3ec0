"""What a file is: told by its first bytes, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

# First bytes of what is no text, and what to do about it.
_BINARY = (
    (b"%PDF", "PDF is not read yet: save its text as .txt"),
    (b"\x89PNG", "is a picture (PNG), not text"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not text"),
    (b"GIF8", "is a picture (GIF), not text"),
    (b"PK\x03\x04", "is a ZIP archive or an office document: unpack it, or save its text as .txt"),
    (b"PK\x05\x06", "is an empty ZIP archive"),
    (b"\x1f\x8b", "is compressed (gzip): unpack it first"),
    (b"BZh", "is compressed (bzip2): unpack it first"),
    (b"\xfd7zXZ", "is compressed (xz): unpack it first"),
    (b"(\xb5/\xfd", "is compressed (zstd): unpack it first"),
    (b"7z\xbc\xaf", "is a 7z archive: unpack it first"),
    (b"Rar!", "is a RAR archive: unpack it first"),
    (b"\x7fELF", "is a program, not text"),
    (b"MZ\x90\x00", "is a program, not text"),
    (b"\xd0\xcf\x11\xe0", "is an old office document: save its text as .txt"),
    (b"{\\rtf", "is rich text (RTF): save it as plain text"),
    (b"SQLite format 3", "is a database, not text"),
    (b"WARC/1.", "is a web archive (WARC), which is not read yet: save its pages as .html"),
    (b"OggS", "is sound or video, not text"),
    (b"ID3", "is sound (MP3), not text"),
    (b"RIFF", "is sound, video or a picture (RIFF), not text"),
    (b"\x00\x00\x00\x18ftyp", "is video, not text"),
    (b"\x00\x00\x00\x1cftyp", "is video, not text"),
    (b"\x00\x00\x00\x20ftyp", "is video, not text"),
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*){0,5}<(?:!doctype html|html|head|body|article|main|div|meta|title"
    r"|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^\[>]{0,300}(?:\[.{0,3000}?\]\s*)?>\s*){0,5}"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_SAMPLE = 64_000
_BINARY_SHARE = 0.2


def why_binary(data: bytes) -> str:
    """Why bytes are not text, and what to do; "" where they may be text."""
    for magic, reason in _BINARY:
        if data.startswith(magic):
            return reason
    return ""


def looks_binary(text: str) -> bool:
    """True where decoded text is mostly what no text has: controls and characters that could not be decoded."""
    sample = text[:_SAMPLE]
    odd = sum(
        1
        for character in sample
        if (character < " " and character not in "\t\n\r\f\v") or "\x7f" <= character < "\xa0" or character == "�"
    )
    return odd > _BINARY_SHARE * len(sample)


def form_of(name: str, text: str) -> str:
    """The form of a decoded file: "html", "feed", "jsonl", "json" or "text".

    What the text looks like goes before what the name says, for pages are saved as .txt and lines of JSON piped without a name.
    """
    named = _ENDINGS.get(PurePosixPath(name.replace("\\", "/")).suffix.lower(), "")
    head = text[:4000]
    if _FEED.match(head):
        return "feed"
    if named != "jsonl" and _HTML.match(head):
        return "html"
    if named == "feed" and head.lstrip("\ufeff \t\r\n").startswith("<"):
        return named
    if named in {"jsonl", "json"}:
        return named
    opening = head.lstrip()[:1]
    if opening == "{" and re.match(r'\s*\{\s*"', head):
        return "json" if re.match(r"\s*\{[ \t]*\r?\n", head) else "jsonl"
    if opening == "[" and re.match(r"\s*\[\s*\{\s*\"", head):
        return "json"
    if named == "html" and "<" in head:
        return "html"
    return "text"


def stem_of(name: str) -> str:
    """The file's name without folders and without its known ending; "stdin" for standard input."""
    if name == "-":
        return "stdin"
    path = PurePosixPath(name.replace("\\", "/"))
    return (path.stem if path.suffix.lower() in _ENDINGS else path.name) or "report"
