"""Quotations that no attribution holds: whose words they are, by what stands beside them or before them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.annotate.grammar.clauses import subject_of
from rashomon.annotate.grammar.cues import CALLS, PROMISES, WANTS
from rashomon.annotate.grammar.document import Document
from rashomon.annotate.grammar.roster import Roster
from rashomon.annotate.grammar.tree import Tree
from rashomon.annotate.speech.drafts import Draft, resolved
from rashomon.annotate.speech.quotes import Quotations, Quote
from rashomon.annotate.speech.speech import Saying
from rashomon.model import Dropped, Speaker

COVERED = 0.5  # share of a quotation that an attribution must hold to be its own
LOOK_BACK = 12  # attributions looked at before a quotation: nesting is never deeper
MAX_PAUSE = 300  # characters between two quotations of which the second goes on with the first
MIN_WORDS = 3  # words: shorter stretches in quotation marks are terms, not utterances


def loose_quotes(
    document: Document, roster: Roster, drafts: Sequence[Draft], quotes: Quotations, said: dict[int, Saying]
) -> tuple[list[Draft], list[Dropped]]:
    """Quotations that no attribution holds: the verb of saying beside them, else the speaker of the quotation before."""
    starts = [draft.content[0] for draft in drafts]
    found: list[Draft] = []
    dropped = []
    before: tuple[Quote, Speaker] | None = None
    cues = sorted((draft.cue[0], place) for place, draft in enumerate(drafts) if draft.cue is not None)
    for quote in quotes.quotes:
        holder = _holder(drafts, starts, quote)
        speaker = holder.speaker if holder is not None else None
        if speaker is None or not speaker.chain:
            saying = _beside(document, quote, said)
            if saying is not None and saying.speaker is not None:
                read = Draft((0, 0), tree=saying.tree, noun=saying.speaker, relayed=saying.relayed, several=saying.several)
                speaker = resolved(document, roster, read, ())
            elif before is not None and _goes_on(document, before[0], quote):
                speaker = before[1]
            elif holder is None:
                speaker = _said_before(document, drafts, cues, quote)
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


def _said_before(document: Document, drafts: Sequence[Draft], cues: list[tuple[int, int]], quote: Quote) -> Speaker | None:
    """Whose words the sentence before tells, where a quotation is a sentence of its own.

    As in "Dahl says it is too late. “We tried.”", in one paragraph, or where that sentence ends in a colon.
    """
    place = bisect_left(document.starts, quote.start)
    if not 0 < place < len(document.starts) or document.starts[place] != quote.start:
        return None
    first = document.starts[place - 1]
    gap = document.text[document.trees[place - 1].end : quote.start]
    behind = document.text[quote.end : quote.end + 1]
    if ("\n" in gap and not document.text[first : quote.start].rstrip().endswith(":")) or not (behind.isspace() or not behind):
        return None
    told = [drafts[number] for start, number in cues[bisect_left(cues, (first, 0)) : bisect_left(cues, (quote.start, 0))]]
    outer = min(told, key=lambda draft: (draft.content[0], -draft.content[1]), default=None)
    return outer.speaker if outer is not None else None


def _goes_on(document: Document, before: Quote, quote: Quote) -> bool:
    """Whether a quotation goes on where the one before it stopped: as the next sentence, or as a paragraph of its own."""
    text = document.text
    tree = document.tree_at(quote.start)
    if quote.start - before.end > MAX_PAUSE or tree is None or tree.start != quote.start:
        return False
    between = text[before.end : quote.start]
    # "Lt. Dahl said." is one sentence, whatever its dots.
    sentences = bisect_left(document.starts, quote.start) - bisect_left(document.starts, before.end)
    if sentences and between.rstrip().count(".") > 1:
        return False
    if "\n" not in between:
        return True
    own = text[quote.end : quote.end + 2].strip(" .") in {"", "\n"} or text[quote.end : quote.end + 1] in {"", "\n"}
    return own and between.strip("\n ").count("\n") == 0 and between.endswith("\n")
