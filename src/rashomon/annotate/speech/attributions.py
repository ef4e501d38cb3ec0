"""Attribution: who says what (PolNeAR: source, cue, content), joined from the model, the parse and the quotation marks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.grammar.clauses import is_gerund
from rashomon.annotate.grammar.cues import RELAYS, lemmas_of, reports
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.drafts import PRONOUNS, Draft, with_speakers
from rashomon.annotate.speech.loose import COVERED, LOOK_BACK, loose_quotes
from rashomon.annotate.speech.quotes import Quotations
from rashomon.annotate.speech.speakers import UNKNOWN, may_speak, nested
from rashomon.annotate.speech.speech import Range, Saying, sayings
from rashomon.model import Attribution, Dropped, Span, Speaker

# The writer, or nobody at all.
_NOBODY = frozenset({"i", "we", "no one", "nobody", "none", "what"})


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a report in order of content, with a fast way to the one that covers an offset."""

    attributions: tuple[Attribution, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Speaker | None:
        """Who is made responsible for the words at an offset: the innermost speaker; None for the report itself."""
        last = bisect_right(self.starts, offset)
        for attribution in reversed(self.attributions[max(last - LOOK_BACK, 0) : last]):
            if offset < attribution.content.end and not _about(attribution, offset):
                return attribution.speaker if attribution.speaker.chain else None
        return None


def _about(attribution: Attribution, offset: int) -> bool:
    """Whether the offset is of the words that introduce the content, where these stand in its midst."""
    return any(span is not None and span.start <= offset < span.end for span in (attribution.cue, attribution.source))


def find_attributions(document: Document, roster: Roster, quotes: Quotations) -> tuple[Voices, tuple[Dropped, ...]]:
    """Finds who says what in a report.

    Args:
        document: the report with its parse.
        roster: its entities.
        quotes: its quotations.

    Returns:
        Attributions in order of content, nested ones after the one that they lie in; and what was left out: quotations
        whose speaker the text does not give away, pronouns that could mean several.
    """
    said = {saying.tree.tokens[saying.cue].start: saying for tree in document.trees for saying in sayings(tree)}
    drafts = _from_model(document, quotes, said)
    drafts.extend(_from_parse(document, said, drafts))
    drafts = _widened(document, drafts, quotes)
    drafts.sort(key=lambda draft: (draft.content[0], -draft.content[1], draft.cue or (-1, -1)))
    spoken = with_speakers(document, roster, drafts)
    more, dropped = loose_quotes(document, roster, spoken, quotes, said)
    spoken.extend(more)
    spoken.sort(key=lambda draft: (draft.content[0], -draft.content[1], draft.cue or (-1, -1)))
    attributions, unresolved = _nested(document, _without_repeats(spoken), quotes)
    return Voices(attributions, tuple(each.content.start for each in attributions)), (*dropped, *unresolved)


def _from_model(document: Document, quotes: Quotations, said: dict[int, Saying]) -> list[Draft]:
    """What the language model marked, with the parse's reading of the same cue beside it."""
    drafts = []
    for tagged in document.tagged.attributions:
        if tagged.cue is None and tagged.source is None:
            continue  # the model hears somebody's words and does not know whose; quotation marks are read on their own
        saying = None
        if tagged.cue is not None:
            tree = document.tree_at(tagged.cue[0])
            tokens = tree.between(*tagged.cue) if tree else range(0)
            told = tree is not None and (
                reports(lemmas_of(tree, tokens)) or any(tree.tokens[each].start in said for each in tokens)
            )
            if tree is not None and not told and not quotes.over(*tagged.content):
                continue
            if tree is not None and any(tree.lemma(each) in RELAYS and is_gerund(tree, each) for each in tokens):
                continue
            saying = next((said[tree.tokens[each].start] for each in tokens if tree and tree.tokens[each].start in said), None)
        content = _clipped(document, tagged.content, tagged.cue, quotes, said)
        if content is None:
            continue
        if saying is not None and saying.content is not None:
            content = _joined(content, saying.content)
        draft = Draft(content=content, cue=tagged.cue, source=tagged.source)
        source_tree = document.tree_at(tagged.source[0]) if tagged.source else None
        if source_tree is not None and tagged.source is not None and _near(document.text, tagged.source, tagged.cue):
            draft = replace(draft, tree=source_tree, noun=_speaking(source_tree, tagged.source))
        if saying is not None:
            if saying.speaker is not None and _is_nearer(saying, draft):
                draft = replace(draft, tree=saying.tree, noun=saying.speaker)
            draft = replace(draft, relayed=saying.relayed, several=saying.several)
        drafts.append(draft)
    return drafts


def _is_nearer(saying: Saying, draft: Draft) -> bool:
    """Whether the parse's speaker stands nearer to the cue than the model's, or the model has none in the sentence."""
    if draft.noun is None or draft.tree is not saying.tree or saying.speaker is None or saying.relayed:
        return True
    hears = saying.tree.tokens[draft.noun].head == saying.cue and saying.tree.has(draft.noun, "obj", "iobj", "obl")
    return hears or abs(saying.speaker - saying.cue) < abs(draft.noun - saying.cue)


def _speaking(tree: Tree, source: Range) -> int | None:
    """The head of a source: the word that governs it, where that can speak, else its first noun."""
    top = tree.top(*source)
    if top is not None and may_speak(tree, top):
        return top
    return next((index for index in tree.between(*source) if tree.tokens[index].upos in {"NOUN", "PROPN", "PRON"}), top)


def _near(text: str, source: Range, cue: Range | None) -> bool:
    """A source stands in the paragraph of its cue."""
    return cue is None or "\n" not in text[min(source[1], cue[1]) : max(source[0], cue[0])]


def _clipped(document: Document, content: Range, cue: Range | None, quotes: Quotations, said: dict[int, Saying]) -> Range | None:
    """The part of a content that its cue can reach: its own sentence, and quotations.

    What stands outside quotation marks in another sentence is that sentence's own word; so is a quotation in a sentence, or a
    paragraph, that has another cue.
    """
    if cue is None:
        return content if quotes.over(*content) else None
    kept: list[Range] = []
    for tree in document.trees_in(*content):
        first, last = max(content[0], tree.start), min(content[1], tree.end)
        if tree.start <= cue[0] < tree.end:
            kept.append((first, last))
            continue
        quote = quotes.at(first) or quotes.at(last - 1)
        foreign = any(token.start in said and not tree.start <= cue[0] < tree.end for token in tree.tokens) and quote is None
        apart = "\n" in document.text[min(cue[0], last) : max(cue[0], first)]
        if quote is not None and not foreign and not apart:
            kept.append((first, last))
    return (kept[0][0], kept[-1][1]) if kept else None


def _joined(one: Range, other: Range) -> Range:
    """Both readings of a content where they overlap, else the parse's."""
    if one[0] < other[1] and other[0] < one[1]:
        return min(one[0], other[0]), max(one[1], other[1])
    return other


def _from_parse(document: Document, said: dict[int, Saying], drafts: list[Draft]) -> list[Draft]:
    """Reported speech that the parse shows and the model passed over."""
    seen = {
        tree.tokens[each].start
        for draft in drafts
        if draft.cue
        for tree in document.trees_in(*draft.cue)
        for each in tree.between(*draft.cue)
    }
    extra = []
    for start, saying in said.items():
        tree = saying.tree
        if start in seen or saying.content is None or saying.speaker is None or not may_speak(tree, saying.speaker):
            continue
        cue = (tree.tokens[saying.cue].start, tree.tokens[saying.cue].end)
        source = (tree.tokens[saying.speaker].start, tree.tokens[saying.speaker].end)
        extra.append(Draft(saying.content, cue, source, tree, saying.speaker, saying.relayed, saying.several))
    return extra


def _widened(document: Document, drafts: list[Draft], quotes: Quotations) -> list[Draft]:
    """Contents that hold most of a quotation hold all of it: marks, later sentences and paragraphs."""
    wide = []
    for draft in drafts:
        first, last = draft.content
        for quote in quotes.over(first, last):
            shared = min(last, quote.end) - max(first, quote.start)
            most = shared > 0 and (shared >= COVERED * (quote.end - quote.start) or first <= quote.start + 1)
            if most and (draft.cue is None or not quote.start <= draft.cue[0] < quote.end):
                first, last = min(first, quote.start), max(last, quote.end)
        while first < last and document.text[first].isspace():
            first += 1
        while last > first and document.text[last - 1].isspace():
            last -= 1
        if first < last:
            wide.append(replace(draft, content=(first, last)))
    return wide


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """One attribution for one content and speaker."""
    kept: dict[tuple[Range, tuple[str, ...]], Draft] = {}
    for draft in drafts:
        chain = draft.speaker.chain if draft.speaker else ()
        kept.setdefault((draft.content, chain), draft)
    return list(kept.values())


def _nested(document: Document, drafts: list[Draft], quotes: Quotations) -> tuple[tuple[Attribution, ...], tuple[Dropped, ...]]:
    """Attributions in order of content, each with the one that it lies in and the chain of both."""
    report = document.report
    finished: list[Attribution] = []
    dropped = []
    stack: list[int] = []
    for draft in drafts:
        while stack and finished[stack[-1]].content.end < draft.content[1]:
            stack.pop()
        parent = next((place for place in reversed(stack) if _lies_in(draft, finished[place])), None)
        speaker = draft.speaker or UNKNOWN
        if speaker.kind == "unknown" and speaker.chain and speaker.chain[0].lower() in PRONOUNS:
            dropped.append(Dropped(speaker.spans[0].quote, report.id, "speaker not resolved: the pronoun could mean several"))
        if parent is not None:
            speaker = nested(finished[parent].speaker, speaker)
        words = _words(document, draft.content, quotes)
        if parent is None and speaker.chain and speaker.chain[0].lower() in _NOBODY:
            speaker = UNKNOWN
        if not speaker.chain and not words:
            continue  # nobody is named, nothing is quoted: it says no more than that somebody said so
        finished.append(
            Attribution(
                speaker=speaker,
                content=report.span(*draft.content),
                cue=report.span(*draft.cue) if draft.cue else None,
                source=report.span(*draft.source) if draft.source else None,
                kind=_kind(draft.content, words),
                words=words,
                parent=parent,
            )
        )
        stack.append(len(finished) - 1)
    return tuple(finished), tuple(dropped)


def _lies_in(draft: Draft, outer: Attribution) -> bool:
    """Whether the whole attribution, its cue too, stands inside the content of another."""
    first, last = outer.content.start, outer.content.end
    cue = draft.cue or draft.source
    return cue is not None and first <= cue[0] < last and first <= draft.content[0] and draft.content != (first, last)


def _words(document: Document, content: Range, quotes: Quotations) -> tuple[Span, ...]:
    """The stretches inside quotation marks, without the marks."""
    found = []
    for quote in quotes.over(*content):
        for start, end in quote.inner:
            first, last = max(start, content[0]), min(end, content[1])
            if document.text[first:last].strip():
                found.append(document.report.span(first, last))
    return tuple(found)


def _kind(content: Range, words: tuple[Span, ...]) -> str:
    """PolNeAR's kinds: all in quotation marks, some, none."""
    if not words:
        return "indirect"
    quoted = sum(span.end - span.start for span in words)
    return "direct" if quoted + 4 * len(words) >= content[1] - content[0] else "mixed"
