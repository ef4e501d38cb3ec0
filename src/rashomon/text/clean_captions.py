"""Picture captions and credits in text that was saved from a page.

A caption is told by its credit ("Photo: …", "(… / AP)", "File photo"). It says what a picture shows, often an older one, so it is
no statement of the report: the whole paragraph goes. A credit inside a longer paragraph goes alone.
"""

from __future__ import annotations

import re

_PHOTOGRAPH = (
    r"(?:Photo(?:graph)?|PHOTO(?:GRAPH)?|Image|IMAGE|Picture|PICTURE|Pic|Foto|FOTO|Bild|Video|VIDEO"
    r"|Graphic|Screengrab|Screenshot)s?"
)
_PICTURE_DESKS = (
    r"(?:AP|AFP|EPA(?:-EFE)?|EFE|Reuters|REUTERS|Getty(?: Images)?|AFP-JIJI|dpa|DPA|PA(?: Media| Wire)?|Xinhua|TASS"
    r"|Anadolu(?: Agency)?|ANSA|UPI|Kyodo"
    r"|Shutterstock|Alamy|iStock|Rex|Corbis|Bloomberg|NurPhoto|Zuma|ZUMA|WireImage|Associated Press|Agence France-Presse"
    r"|Sipa|SIPA|Magnum|ANI|PTI"
    r"|Handout|HANDOUT|Supplied|File|FILE)"
)
_PERSON = r"[A-Z][\w.’'-]{0,25}(?: [A-Z][\w.’'-]{0,25}){0,3}"
_END = r"[\s.)\]|]*\Z"

# Credits that end a paragraph and make it a caption.
_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        # Such as Image Credit: AFP, Photo by Jane Doe, Photograph: Jane Doe/Reuters
        (
            rf"(?:^|[.!?)\]”\"’|—–-] ?|\( ?)(?:File |FILE |Handout )?{_PHOTOGRAPH}\b"
            r"(?!.{0,90}\b(?:shows?|showed|have|has|had|were|was|is|are|reveals?|revealed|appears?|appeared|below|emerged|surfaced)\b)"
            r" ?(?:[Cc]redits?|[Cc]ourtesy|CREDITS?|COURTESY)?"
            rf" ?(?::|[Bb]y |BY |[Cc]ourtesy |[Vv]ia |©|from |/ ?)[^.!?]{{1,30}}(?:[^.!?]|\.(?! [A-Z][a-z]+ [a-z])){{0,60}}{_END}"
        ),
        rf"(?:^|[.!?)\]”\"’|] ?|\( ?)(?:Credit|CREDIT|Courtesy|COURTESY|Image|Handout)s?(?::| of| via) [^.!?]{{2,60}}{_END}",
        # Such as AP Photo/Jane Doe, REUTERS/Jane Doe, Getty Images
        (
            rf"{_PICTURE_DESKS}[ /-]?(?:[Pp]hotos?|PHOTO|[Pp]ics?|[Ff]ile|[Hh]andout|[Vv]ideo"
            rf"|[Ii]mages?)\b(?: ?[/,:] ?[^.!?]{{0,60}})?{_END}"
        ),
        rf"(?:REUTERS|Reuters|AFP|AP|EPA|EFE|PA|dpa) ?/ ?{_PERSON}(?: ?/ ?[\w ]{{2,30}})?{_END}",
        rf"(?:Getty Images|Shutterstock|Alamy|NurPhoto|WireImage){_END}",
        # Such as [Jane Doe/Reuters] and (Jane Doe / AFP via Getty Images)
        rf"[(\[][^()\[\]]{{0,70}} ?/ ?{_PICTURE_DESKS}[^()\[\]]{{0,40}}[)\]]\W{{0,3}}\Z",
        rf"[.!?”] ?{_PERSON} ?/ ?{_PICTURE_DESKS}{_END}",
        r"[(\[](?:Handout|HANDOUT|Supplied|Courtesy|File|FILE) ?(?:/|:|,|of|via|from|by)[^()\[\]]{0,60}[)\]]\W{0,3}\Z",
        (
            rf"\[(?:(?:File|Courtesy|Screengrab)[:,/ ] ?)?(?:of )?[A-Z][\w.’'-]{{0,25}} {_PERSON} ?/"
            rf" ?[A-Z][\w .’'-]{{2,30}}\]\W{{0,3}}\Z"
        ),
        # An agency alone in square brackets, behind one sentence at most.
        rf"\A[^.!?]{{0,200}}[.!?]? ?\[{_PICTURE_DESKS}\]\W{{0,3}}\Z",
        # Such as (file photo)
        r"(?i:\bfile (?:photo|picture|pic|image)(?:graph)?|\(file\)|\[file(?:: [^\]]{0,60})?\])\W{0,3}\Z",
        # "(Source: WABC)", "(WABC)", "(Published Friday, April 8, 2016)" under the pictures of broadcasters
        r"\((?:Source|SOURCE): ?[^()]{2,60}\)\W{0,3}\Z",
        r"\A(?:\S+ ){0,30}\((?:[KW][A-Z]{2,3}(?:-TV)?|(?:CBS|ABC|NBC|FOX|Fox) ?\d{0,2}|CNN|WTVD Photo[^)]{0,40})\)\W{0,3}\Z",
        r"\(Published (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [^()]{5,30}\)\W{0,3}\Z",
    )
)
# Openings that only captions have.
_OPENINGS = re.compile(
    r"(?:FILE(?: ?PHOTO| ?PICTURE| ?IMAGE)?|File (?:photo|picture|image))\b ?(?:[-–—:]|of |shows )"
    r"|(?:Image|Photo|Picture|Media|Video|MEDIA|IMAGE|PHOTO) ?(?:caption|copyright|source|credit|CAPTION|CREDIT)\b"
    r"|(?:Photo|PHOTO|Image|Picture|Caption|CAPTION|Pictured|PICTURED) ?: "
    r"|In this (?:[\w.,’'/-]+ ){0,9}?(?:(?:file|handout|undated|aerial|courtroom|satellite|still|booking) )*(?:photo"
    r"|photograph|image|picture|frame grab"
    r"|framegrab|screen ?grab|sketch)(?:graph)?,? (?:taken|made|provided|released|from|shot|obtained|posted|published"
    r"|distributed|supplied|shows"
    r"|(?:[\w.’'-]+ ){1,10}?(?:stands?|walks?|sits?|speaks?|looks?|waves?|listens?|is|are))"
    r"|In this (?:[\w.,’'/-]+ ){0,9}?(?:file|handout|undated) (?:photo|photograph|image|picture)\b"
)
_INLINE = re.compile(
    rf"[(\[](?:(?:AP|AFP|EPA|Reuters|REUTERS|Courtesy|File|FILE|Getty|Staff) ?)?{_PHOTOGRAPH} ?(?:[Cc]redit|[Cc]ourtesy)?"
    r" ?(?::|by |/|courtesy |via |from )[^()\[\]]{1,80}[)\]]"
)
_MOST_WORDS = 90
_MOST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[a-zß-ÿ0-9)”\"][.!?][”\"’]? (?=[A-ZÀ-Þ“\"])")
_TAIL = 220


def is_caption(paragraph: str) -> bool:
    """True where a paragraph is a picture's caption or credit as a whole."""
    if paragraph.count(" ") >= _MOST_WORDS or len(_SENTENCE_END.findall(paragraph)) >= _MOST_SENTENCES:
        return False
    return _OPENINGS.match(paragraph) is not None or _credit(paragraph) is not None


def find_picture_credits(paragraph: str) -> list[tuple[int, int]]:
    """Picture credits inside and at the end of a paragraph that is no caption, as half-open ranges in order."""
    found = [match.span() for match in _INLINE.finditer(paragraph)]
    tail = _credit(paragraph)
    if tail is not None:
        found = [(start, end) for start, end in found if end <= tail]
        found.append((tail, len(paragraph)))
    return found


def _credit(paragraph: str) -> int | None:
    """Where the credit that ends a paragraph begins; None where there is none."""
    offset = max(0, len(paragraph) - _TAIL)
    starts = [match.start() for pattern in _ENDS if (match := pattern.search(paragraph, offset))]
    if not starts:
        return None
    start = min(starts)
    # The patterns look at the end of the sentence before; that stays.
    while start < len(paragraph) and paragraph[start] in ' .!?)]”"’|—–-':
        start += 1
    return start - 1 if start and paragraph[start - 1] in "([" else start
