"""The text as the language model is to read it."""

import re

from rashomon.language.casing import cased
from rashomon.model import Report

_LEADS_IN = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:[-–—―:]|--)+\s+")


def readable(report: Report) -> str:
    """The report's text with lines in capitals cased word by word, and with blanks for the dateline at its head.

    A dateline is no part of the sentence behind it: "LENZ (ONA) - A minister was jailed" would have Lenz in jail.

    Returns:
        A text of the same length.
    """
    text = cased(report.text)
    start = report.text.find(report.dateline, report.body) if report.dateline else -1
    if start < 0 or report.text[report.body : start].strip():
        return text
    behind = _LEADS_IN.match(report.text, start + len(report.dateline))
    if behind is None:
        return text
    return text[:start] + " " * (behind.end() - start) + text[behind.end() :]
