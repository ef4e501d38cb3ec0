"""Attribution: who says what (PolNeAR: source, cue, content), joined from the model, the parse and the quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.clauses import is_gerund, subject_of
from rashomon.annotate.cues import CALLS, PROMISES, RELAYS, WANTS, lemmas_of, reports
from rashomon.annotate.document import Document
from rashomon.annotate.quotes import Quotations, Quote
from rashomon.annotate.roster import Roster
from rashomon.annotate.speakers import UNKNOWN, may_speak, nested, speaker_at
from rashomon.annotate.speech import Range, Saying, sayings
from rashomon.annotate.tree import Tree
from rashomon.model import Attribution, Dropped, Span, Speaker

COVERED = 0.5  # share of a quotation that an attribution must hold to be its own
LOOK_BACK = 12  # attributions looked at before an offset: nesting is never deeper
MAX_PARAGRAPHS = 3  # between a pronoun and the speaker that it takes up
MAX_BACK = 1000  # characters between a pronoun and the speaker that it takes up
MAX_PAUSE = 300  # characters between two quotations of which the second goes on with the first
MIN_WORDS = 3  # words: shorter stretches in quotation marks are terms, not utterances
_BREAK = re.compile(r"\n+")
# The writer, or nobody at all.
_NOBODY = frozenset({"i", "we", "no one", "nobody", "none", "what"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its speaker is known. `noun` is the head of the source in `tree`."""

    content: Range
    cue: Range | None = None
    source: Range | None = None
    tree: Tree | None = None
    noun: int | None = None
    relayed: tuple[int, ...] = ()
    several: range | None = None
    speaker: Speaker | None = None


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
    spoken = _with_speakers(document, roster, drafts)
    more, dropped = _loose_quotes(document, roster, spoken, quotes, said)
    spoken.extend(more)
    spoken.sort(key=lambda draft: (draft.content[0], -draft.content[1], draft.cue or (-1, -1)))
    attributions, unresolved = _nested(document, _without_repeats(spoken), quotes)
    return Voices(attributions, tuple(each.content.start for each in attributions)), (*dropped, *unresolved)


def _from_model(document: Document, quotes: Quotations, said: dict[int, Saying]) -> list[Draft]:
    """What the language model marked, with the parse's reading of the same cue beside it."""
    drafts = []
    for tagged in document.tagged.attributions:
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


def _with_speakers(document: Document, roster: Roster, drafts: list[Draft]) -> list[Draft]:
    """Names the speaker of each draft; "he" and "it" take the last speaker that they can mean."""
    by_cue = sorted(range(len(drafts)), key=lambda place: (drafts[place].cue or drafts[place].content, place))
    spoken = list(drafts)
    last: tuple[int, Speaker] | None = None
    for place in by_cue:
        draft = drafts[place]
        position = (draft.cue or draft.content)[0]
        speaker = _resolved(
            document, roster, draft, last if last is not None and _close(document.text, last[0], position) else None
        )
        if speaker.chain and speaker.chain[0].lower() not in _PRONOUNS:
            last = (position, speaker)
        spoken[place] = replace(draft, speaker=speaker)
    return spoken


def _close(text: str, before: int, position: int) -> bool:
    """Near enough for a pronoun: two paragraphs back at most."""
    return 0 <= position - before < MAX_BACK and len(_BREAK.findall(text, before, position)) <= MAX_PARAGRAPHS


def _resolved(document: Document, roster: Roster, draft: Draft, last: tuple[int, Speaker] | None) -> Speaker:
    """The speaker of a draft; "he", "it" and "they" take the subject of the sentence before, or the last speaker."""
    speaker = _own_speaker(document, roster, draft)
    if last is not None and _is_taken_up(document, roster, draft, speaker, last[1]):
        return Speaker(last[1].chain, last[1].kind, last[1].entity, speaker.spans)
    if speaker.kind != "unknown" or not speaker.chain or speaker.chain[0].lower() not in _PRONOUNS:
        return speaker
    candidates = (_subject_before(document, roster, draft), last[1] if last is not None else None)
    meant = next((each for each in candidates if each and _can_mean(speaker.chain[0].lower(), each)), None)
    return Speaker(meant.chain, meant.kind, meant.entity, speaker.spans) if meant is not None else speaker


def _is_taken_up(document: Document, roster: Roster, draft: Draft, speaker: Speaker, last: Speaker) -> bool:
    """Whether "he said" goes on with the last speaker although another person was named in between, as news has it.

    Not so where that other person is the subject of the sentence before.
    """
    if draft.tree is None or draft.noun is None or speaker.entity is None or last.kind not in {"named", "anonymous", "reporter"}:
        return False
    if draft.tree.tokens[draft.noun].form.lower() not in {"he", "she"} or last.entity == speaker.entity:
        return False
    subject = _subject_before(document, roster, draft, opening=False)
    return subject is None or subject.entity != speaker.entity


def _subject_before(document: Document, roster: Roster, draft: Draft, *, opening: bool = True) -> Speaker | None:
    """The subject of the sentence before, which a pronoun that opens its sentence takes up."""
    if draft.tree is None or draft.noun is None:
        return None
    if opening and any(draft.tree.has(each, "nsubj") for each in range(draft.noun)):
        return None
    place = bisect_right(document.starts, draft.tree.start) - 2
    if place < 0:
        return None
    tree = document.trees[place]
    root = next((index for index, token in enumerate(tree.tokens) if token.head < 0), None)
    subject = tree.kid(root, "nsubj") if root is not None else None
    if subject is None or not may_speak(tree, subject):
        return None
    return speaker_at(document, roster, tree, subject)


def _can_mean(pronoun: str, speaker: Speaker) -> bool:
    """Whether a pronoun can stand for the last speaker: "he" for a person, "it" for a body, "they" for several."""
    if pronoun in {"he", "she"}:
        return speaker.kind in {"anonymous", "reporter"}  # named persons were resolved with the entities
    if pronoun == "it":
        return speaker.kind in {"office", "agency", "document"}
    return speaker.kind == "group"


def _own_speaker(document: Document, roster: Roster, draft: Draft) -> Speaker:
    """The speaker of one draft, those it relays included."""
    if draft.tree is None or draft.noun is None:
        return UNKNOWN
    speaker = speaker_at(document, roster, draft.tree, draft.noun, several=draft.several)
    for noun in draft.relayed:
        speaker = nested(speaker, speaker_at(document, roster, draft.tree, noun))
    return speaker


def _loose_quotes(
    document: Document, roster: Roster, drafts: Sequence[Draft], quotes: Quotations, said: dict[int, Saying]
) -> tuple[list[Draft], list[Dropped]]:
    """Quotations that no attribution holds: the verb of saying beside them, else the speaker of the quotation before."""
    starts = [draft.content[0] for draft in drafts]
    found: list[Draft] = []
    dropped = []
    before: tuple[Quote, Speaker] | None = None
    for quote in quotes.quotes:
        holder = _holder(drafts, starts, quote)
        speaker = holder.speaker if holder is not None else None
        if speaker is None or not speaker.chain:
            saying = _beside(document, quote, said)
            if saying is not None and saying.speaker is not None:
                read = Draft((0, 0), tree=saying.tree, noun=saying.speaker, relayed=saying.relayed, several=saying.several)
                speaker = _resolved(document, roster, read, None)
            elif before is not None and _goes_on(document, before[0], quote):
                speaker = before[1]
            if speaker is not None and speaker.chain and holder is None and _is_utterance(document.text, quote):
                cue = (saying.tree.tokens[saying.cue].start, saying.tree.tokens[saying.cue].end) if saying else None
                found.append(Draft((quote.start, quote.end), cue=cue, speaker=speaker))
        if speaker is not None and speaker.chain:
            before = (quote, speaker)
        elif holder is None and _is_utterance(document.text, quote):
            dropped.append(Dropped(document.text[quote.start : quote.end], document.report.id, "quotation without a speaker"))
    return found, dropped


def _is_utterance(text: str, quote: Quote) -> bool:
    return sum(len(text[start:end].split()) for start, end in quote.inner) >= MIN_WORDS


def _holder(drafts: Sequence[Draft], starts: list[int], quote: Quote) -> Draft | None:
    """The innermost attribution that holds most of a quotation."""
    last = bisect_right(starts, quote.end)
    for draft in reversed(drafts[max(last - LOOK_BACK, 0) : last]):
        shared = min(draft.content[1], quote.end) - max(draft.content[0], quote.start)
        if shared >= COVERED * (quote.end - quote.start):
            return draft
    return None


def _beside(document: Document, quote: Quote, said: dict[int, Saying]) -> Saying | None:
    """The verb of saying in the sentence where a quotation begins or ends, outside its marks; the nearest."""
    nearest: tuple[int, Saying] | None = None
    ends = (document.tree_at(quote.start), document.tree_at(max(quote.end - 1, quote.start)))
    for tree in dict.fromkeys(id(each) for each in ends if each is not None):
        sentence = next(each for each in ends if each is not None and id(each) == tree)
        for token in sentence.tokens:
            saying = said.get(token.start) or _asking(sentence, token.start)
            if saying is None or saying.speaker is None or quote.start <= token.start < quote.end:
                continue
            far = min(abs(token.start - quote.end), abs(quote.start - token.end))
            if nearest is None or far < nearest[0]:
                nearest = (far, saying)
    return nearest[1] if nearest else None


def _asking(tree: Tree, start: int) -> Saying | None:
    """Verbs that report words only where some stand in quotation marks: "he urged them to “show restraint”"."""
    index = tree.at(start)
    if index is None or tree.tokens[index].upos != "VERB" or tree.lemma(index) not in WANTS | CALLS | PROMISES:
        return None
    return Saying(tree, index, subject_of(tree, index), None)


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Whether a quotation goes on where the one before it stopped: as the next sentence, or as a paragraph of its own."""
    text = document.text
    tree = document.tree_at(quote.start)
    if quote.start - before.end > MAX_PAUSE or tree is None or tree.start != quote.start:
        return False
    between = text[before.end : quote.start]
    if "\n" not in between:
        return between.count(".") <= 1
    own = text[quote.end : quote.end + 2].strip(" .") in {"", "\n"} or text[quote.end : quote.end + 1] in {"", "\n"}
    return own and between.strip("\n ").count("\n") == 0 and between.rstrip().count(".") <= 1 and between.endswith("\n")


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
        if speaker.kind == "unknown" and speaker.chain and speaker.chain[0].lower() in _PRONOUNS:
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
