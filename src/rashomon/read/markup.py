"""Pages as trees: what a reader sees of them, without a judgement on what the article is."""

from __future__ import annotations

import re

from lxml import etree, html

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "head", "title", "button", "select", "option", "form"}
)
_FRAME = frozenset({"nav", "header", "footer", "aside"})
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|article|section|blockquote|span|a|em|strong|b|i|body|html|figure|img|table|tr"
    r"|td)\b[^<>]{0,2000}>",
    re.I,
)
_CAPTION = "//figcaption | //*[contains(@class, 'wp-caption-text')]"
_LONGEST_CAPTION = 600


def has_markup(text: str) -> bool:
    """True where a text is a piece of a page, not plain text: it has tags, more than one in passing."""
    return "<" in text and sum(1 for _ in zip(_TAG.finditer(text), range(3), strict=False)) >= 2


def parse(page: str) -> html.HtmlElement | None:
    """The tree of a page, or None where there is none."""
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def paragraphs_of(tree: html.HtmlElement, *, frame: bool = True) -> list[str]:
    """The visible text, block by block.

    Args:
        tree: a page or a part of one.
        frame: whether headers, footers, menus and asides count.
    """
    hidden = _UNSEEN if frame else _UNSEEN | _FRAME
    out: list[list[str]] = [[]]
    # Iterative on purpose: a hostile page nests deeper than Python's stack.
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            _add(out, element.tail)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag not in hidden and not _inside(element, hidden):
                if tag in _BLOCKS:
                    out.append([])
                _add(out, element.text)
        elif not _inside(element, hidden):
            if tag in _BLOCKS:
                out.append([])
            _add(out, element.tail)
    return [line for line in (" ".join("".join(part).split()) for part in out) if line]


def _add(out: list[list[str]], words: str | None) -> None:
    if words:
        out[-1].append(words)


def _inside(element: html.HtmlElement, hidden: frozenset[str]) -> bool:
    return any(parent.tag in hidden for parent in element.iterancestors())


def captions_of(tree: html.HtmlElement) -> frozenset[str]:
    """The texts of a page's figure captions, on one line each."""
    found = (" ".join("".join(node.itertext()).split()) for node in tree.xpath(_CAPTION))
    return frozenset(words for words in found if words and len(words) <= _LONGEST_CAPTION)
