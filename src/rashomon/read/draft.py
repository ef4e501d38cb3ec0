"""What a reader of one format hands to the builder: words as they stood, nothing cleaned or judged yet."""

from dataclasses import dataclass

from rashomon.model import Cut, Provenance, TimeRange


@dataclass(frozen=True, slots=True)
class Draft:
    """One report before it is clean.

    Attributes:
        id: from the input, or made from the file's name.
        text: the body, paragraphs as they stood.
        title: "" where the input gives none apart from the body.
        outlet: name of the publisher, "" when not given.
        byline: as given, "" when not.
        published: a date as given, or a range where the reader knows it better; None when not given.
        basis: how `published` is known.
        url: as given, "" when not.
        language: a code or name as given, "" when not.
        agencies: as given, names apart by commas or semicolons.
        cut: what the reader itself left out.
        provenance: where the input says that the text comes from.
        captions: paragraphs that the page marks as captions.
        name: the file's name, where a date may stand.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | TimeRange | None = None
    basis: str = "input"
    url: str = ""
    language: str = ""
    agencies: str = ""
    cut: tuple[Cut, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    captions: frozenset[str] = frozenset()
    name: str = ""
