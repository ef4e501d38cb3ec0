"""Mixed reports in, one account a story out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.app.account import Progress, account_of
from rashomon.app.decisions import Decisions, read_decisions
from rashomon.app.load import Given, load, why_nothing
from rashomon.app.show import ShownAccount
from rashomon.app.workers import working
from rashomon.export import to_index, to_lines
from rashomon.gather import RoundUp, gathering
from rashomon.model import Dropped, NothingReadable, Story

# How a form ends its files.
ENDINGS = {"html": ".html", "json": ".json", "markdown": ".md", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class Stories:
    """Accounts of all the stories that the reports tell.

    Attributes:
        accounts: the stories that most reports tell first, then in order of time.
        dropped: what could not be read.
    """

    accounts: tuple[ShownAccount, ...]
    dropped: tuple[Dropped, ...]

    def files(self, form: str) -> dict[str, str]:
        """Every file of a folder: one for each account, named by the story's id, and an index.

        Args:
            form: "html" (the index is `index.html`), "markdown", "text", or "json", whose index is `index.jsonl`: a line for
                each story with the name of its account's file.

        Raises:
            UnknownFormat: another form was asked for.
        """
        written = {account.id + ENDINGS.get(form, ""): account.to(form) for account in self.accounts}
        ending = ".jsonl" if form == "json" else ENDINGS[form]
        return {f"index{ending}": to_index(self.accounts, self.dropped, form), **written}

    def to(self, form: str) -> str:
        """All in one text: for "json" JSON lines, one account a line; "markdown" and "text" one after another.

        Raises:
            UnknownFormat: another form was asked for; pages need a folder (see `files`).
        """
        return to_lines(self.accounts, form)


def stories(
    given: Given | Iterable[Given],
    *,
    fields: Mapping[str, str] | None = None,
    policy: str = "all",
    count: str = "all",
    decisions: Decisions = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> Stories:
    """Reads reports of any number of events, puts them into stories and gives an account of each.

    Args:
        given: what `load` takes: reports, mappings, paths of files and folders, "-" for standard input.
        fields: for JSONL and mappings, which of their keys holds which field.
        policy: how a figure is estimated where reports differ, as for `account`.
        count: who is counted among those killed and injured, as for `account`.
        decisions: a person's judgements on names, as for `account`; each goes for every story.
        workers: how many processes annotate the reports, as for `account`.
        progress: called with the name of each stage as it begins.

    Returns:
        One account for each story. A report that tells of several is in the one it tells most of; the account of each of the
        others notes it.

    Raises:
        NothingReadable: no report could be read; the message says why for each input.
        InputError: a path that does not exist, or fewer than one worker.
    """
    judgements = read_decisions(decisions)
    tell = progress or (lambda _: None)
    tell("reading")
    loaded = load(given, fields=fields)
    if not loaded.reports:
        raise NothingReadable(why_nothing(loaded.dropped))
    tell("gathering stories")
    gathered = gathering(loaded.reports)
    accounts = {}
    with working(workers) as hands:
        for number, story in enumerate(sorted(gathered.stories, key=_first), start=1):
            at = _at(f"story {number} of {len(gathered.stories)}: ", tell)
            accounts[story.id] = account_of(
                story, dropped=(), policy=policy, count=count, decisions=judgements, workers=hands, progress=at
            )
    titles = {name: _title(account) for name, account in accounts.items()}
    noted = (
        replace(account, dropped=account.dropped + _notes(name, gathered.roundups, titles)) for name, account in accounts.items()
    )
    return Stories(tuple(noted), loaded.dropped)


def _at(place: str, tell: Progress) -> Progress:
    return lambda stage: tell(place + stage)


def _first(story: Story) -> tuple[int, str, str]:
    """Great stories first, then by their beginning."""
    return (-len(story.reports), story.period.start.isoformat() if story.period else "9", story.id)


def _title(account: ShownAccount) -> str:
    return f"“{account.headline.text}” ({account.id})" if account.headline is not None else account.id


def _notes(story: str, roundups: Iterable[RoundUp], titles: Mapping[str, str]) -> tuple[Dropped, ...]:
    """What is to be said where a report tells of several stories."""
    found = []
    for told in roundups:
        if told.story == story:
            others = ", ".join(titles[other] for other in told.others)
            found.append(Dropped("story", told.report, f"{told.report} tells of other stories too: {others}", "note"))
        elif story in told.others:
            found.append(
                Dropped("story", None, f"{told.report} may tell of this story too; it stands in {titles[told.story]}", "note")
            )
    return tuple(found)
