"""The account as one JSON object: the contract `rashomon.account/1`."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from math import isfinite
from typing import Any

from rashomon.export.codes import Codes, place_codes, time_codes
from rashomon.export.schema import FORMAT, AccountFile
from rashomon.export.wording import value_text
from rashomon.model import (
    Account,
    Claim,
    Conflict,
    Entity,
    Event,
    Finding,
    Happened,
    Incident,
    Judgement,
    Lineage,
    Link,
    Moment,
    Origin,
    Place,
    Position,
    Quantity,
    Report,
    SaidBy,
    Span,
    TimeRange,
    Value,
    When,
    Where,
    Words,
)

# Characters of context on either side of a quote, as the W3C text quote selector has them.
CONTEXT = 32

Json = dict[str, Any]


def to_json(account: Account) -> str:
    """The account as JSON text, checked against its schema, indented by two, keys in the order of the contract."""
    checked = AccountFile.model_validate(_Writer(account).account())
    # Lone surrogates cannot be written as UTF-8; escaping keeps the file readable everywhere.
    written = json.dumps(checked.model_dump(mode="python", by_alias=True), indent=2, ensure_ascii=False)
    return written.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


class _Writer:
    """Writes the parts of one account; holds its reports, because a span's context is cut from their text."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._reports = {report.id: report for report in account.reports}
        self._places = {entity.id: entity.place for entity in account.entities}
        self._names = {entity.id: entity.name for entity in account.entities}

    def account(self) -> Json:
        account = self._account
        headline = account.headline
        story = {
            "id": account.id,
            "headline": headline.text if headline is not None else "",
            "summary": [{"text": s.text, "evidence": self._spans(s.evidence)} for s in account.summary],
            "period": _period(account.period),
            "headline_evidence": self._spans(headline.evidence) if headline is not None else [],
        }
        about: dict[str, list[str]] = {}
        for claim in account.claims:
            about.setdefault(claim.about, []).append(claim.id)
        return {
            "format": FORMAT,
            "story": story,
            "reports": [self._report(report) for report in account.reports],
            "lineage": self._lineage(account.lineage),
            "entities": [self._entity(entity) for entity in account.entities],
            "events": [self._event(event, about.get(event.id, [])) for event in account.events],
            "claims": [self._claim(claim) for claim in account.claims],
            "conflicts": [self._conflict(conflict) for conflict in account.conflicts],
            "agreements": [self._finding(finding) for finding in account.agreements],
            "timeline": [self._moment(moment) for moment in account.timeline],
            "dropped": [asdict(dropped) for dropped in account.dropped],
            "singles": [self._finding(finding) for finding in account.singles],
            "singles_not_listed": singles_not_listed(account),
            "incident": self._incident(account.incident),
        }

    def _span(self, span: Span) -> Json:
        text = self._reports[span.report].text
        return {
            "report": span.report,
            "start": span.start,
            "end": span.end,
            "quote": span.quote,
            "prefix": text[max(0, span.start - CONTEXT) : span.start],
            "suffix": text[span.end : span.end + CONTEXT],
        }

    def _spans(self, spans: Iterable[Span]) -> list[Json]:
        return [self._span(span) for span in spans]

    def _report(self, report: Report) -> Json:
        marks = [r.evidence for r in self._account.lineage.rewritten if r.report == report.id]
        return {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet.name if report.outlet is not None else None,
            "agencies": list(report.agencies),
            "published": _moment_of(report.published),
            "published_basis": report.published_basis,
            "url": report.url,
            "language": report.language,
            "sha256": report.sha256,
            "text": report.text,
            "cut": [asdict(cut) for cut in report.cut],
            "rewritten": {
                "evidence": [
                    {"here": self._span(a.here), "there": self._span(a.there) if a.there is not None else None, "note": a.note}
                    for evidence in marks
                    for a in evidence
                ]
            }
            if marks
            else None,
            "outlet_kind": report.outlet.kind if report.outlet is not None else None,
            "byline": report.byline,
            "dateline": report.dateline,
            "published_precision": report.published.precision if report.published is not None else None,
        }

    def _lineage(self, lineage: Lineage) -> Json:
        return {
            "links": [self._link(link) for link in lineage.links],
            "families": [{"reports": list(f.reports), "root": f.root} for f in lineage.families],
        }

    def _link(self, link: Link) -> Json:
        passages = [{"from": self._span(p.here), "to": self._span(p.there), "similarity": p.similarity} for p in link.passages]
        return {
            "from": link.elder,
            "to": link.younger,
            "kind": link.kind,
            "share": link.share,
            "passages": passages,
            "basis": link.basis,
        }

    def _entity(self, entity: Entity) -> Json:
        return {
            "id": entity.id,
            "type": entity.type,
            "name": entity.name,
            "names": list(entity.names),
            "mentions": self._spans(entity.mentions),
            "place": _place(entity.place),
            "judgements": [_judgement(judgement) for judgement in entity.judgements],
        }

    def _event(self, event: Event, claims: list[str]) -> Json:
        return {
            "id": event.id,
            "type": event.type,
            "mode": event.mode,
            "title": event.title.quote,
            "time": _time(event.time),
            "place": event.place,
            "roles": {role: list(ids) for role, ids in event.roles},
            "mentions": self._spans(event.mentions),
            "claims": claims,
            "state": event.state,
            "kind": event.kind,
            "title_evidence": self._span(event.title),
            "time_codes": _codes(time_codes(event.time)),
            "place_codes": _codes(place_codes(self._places.get(event.place or ""))),
        }

    def _claim(self, claim: Claim) -> Json:
        return {
            "id": claim.id,
            "about": claim.about,
            "slot": claim.slot,
            "value": _value(claim.value),
            "text": claim.text,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "reports": list(claim.reports),
            **_origins(claim.origins),
            "state": claim.state,
            "said_by": _said_by(claim.said_by),
            "evidence": self._spans(claim.evidence),
        }

    def _conflict(self, conflict: Conflict) -> Json:
        estimate = conflict.estimate
        return {
            "id": conflict.id,
            "kind": conflict.kind,
            "why": conflict.why,
            "about": conflict.about,
            "question": conflict.question,
            "positions": [self._position(position) for position in conflict.positions],
            "estimate": None
            if estimate is None
            else {
                "low": _number(estimate.low),
                "best": _number(estimate.best),
                "high": _number(estimate.high),
                "policy": estimate.policy,
            },
            "reason": conflict.reason,
        }

    def _position(self, position: Position) -> Json:
        return {
            "label": position.label,
            "value": _value(position.value),
            "claims": list(position.claims),
            "reports": list(position.reports),
            **_origins(position.origins),
            "said_by": _said_by(position.said_by),
            "evidence": self._spans(position.evidence),
        }

    def _finding(self, finding: Finding) -> Json:
        return {
            "about": finding.about,
            "text": finding.text,
            "claims": list(finding.claims),
            "reports": list(finding.reports),
            **_origins(finding.origins),
            "evidence": self._spans(finding.evidence),
        }

    def _moment(self, moment: Moment) -> Json:
        return {
            **(_time(moment.range) or {"start": None, "end": None, "precision": None}),
            "text": moment.text,
            "event": moment.event,
            "reports": list(moment.reports),
            "evidence": self._spans(moment.evidence),
        }

    def _incident(self, incident: Incident | None) -> Json | None:
        if incident is None:
            return None
        return {
            "when": _time(incident.when),
            "when_evidence": self._spans(incident.when_evidence),
            "when_basis": incident.when_basis,
            "when_codes": _codes(time_codes(incident.when, told=incident.when_basis == "told")),
            "where": incident.where,
            "where_evidence": self._spans(incident.where_evidence),
            "where_codes": _codes(place_codes(self._places.get(incident.where or ""), incident.where_evidence, self._reports)),
            "figures": [
                {
                    "slot": figure.slot,
                    "low": _number(figure.low),
                    "best": _number(figure.best),
                    "high": _number(figure.high),
                    "scope": figure.scope,
                    "claims": list(figure.claims),
                    **_origins(figure.origins),
                    "evidence": self._spans(figure.evidence),
                }
                for figure in incident.figures
            ],
            "people": [
                {
                    "entity": victim.entity,
                    "name": self._names[victim.entity],
                    "fate": victim.fate,
                    "likelihood": victim.likelihood,
                    "claims": list(victim.claims),
                    "evidence": self._spans(victim.evidence),
                }
                for victim in incident.people
            ],
        }


def singles_not_listed(account: Account) -> int:
    """Of how many events one origin alone tells that the account's list of them leaves out."""
    told = {finding.about for finding in (*account.singles, *account.agreements)}
    told |= {claim.about for claim in account.claims if len(claim.origins) > 1 or claim.state in {"contested", "superseded"}}
    return len({claim.about for claim in account.claims} - told)


def _origins(origins: tuple[Origin, ...]) -> Json:
    """Names, so that counting them counts support; the details stand beside."""
    return {
        "origins": [origin.name for origin in origins],
        "origin_details": [{"name": o.name, "kind": o.kind, "reports": list(o.reports)} for o in origins],
    }


def _said_by(said: tuple[SaidBy, ...]) -> list[Json]:
    return [{"chain": list(s.chain), "entity": s.entity} for s in said]


def _number(value: float | None) -> float | int | None:
    """A JSON number: whole ones without a fraction; None where there is no bound."""
    if value is None or not isfinite(value):
        return None
    return int(value) if value == int(value) else value


def _value(value: Value) -> Json:
    text = value_text(value)
    if isinstance(value, Quantity):
        bounds = {"low": _number(value.low), "high": _number(value.high)}
        names = {"unit": value.unit, "counted": value.counted, "text": text, "measure": value.kind, "rule": value.rule}
        return {"kind": "number", **bounds, **names}
    if isinstance(value, When):
        span = _time(value.range) or {"start": None, "end": None, "precision": None}
        return {"kind": "time", "text": text, "timex": value.timex, **span}
    if isinstance(value, Where):
        return {"kind": "place", "text": text, "entity": value.entity, "place": _place(value.place)}
    if isinstance(value, Words):
        return {"kind": "words", "text": text}
    if isinstance(value, Happened):
        return {"kind": "happened", "value": value.value, "text": text}
    return {"kind": "entity", "text": text, "entity": value.entity}


def _judgement(judgement: Judgement) -> Json:
    return {
        "names": list(judgement.names),
        "same": judgement.same,
        "by": judgement.by,
        "why": judgement.why,
        "score": judgement.score,
        "features": [{"name": name, "value": value, "weight": weight} for name, value, weight in judgement.features],
    }


def _codes(codes: Codes | None) -> Json | None:
    return asdict(codes) if codes is not None else None


def _place(place: Place | None) -> Json | None:
    return asdict(place) if place is not None else None


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _period(period: TimeRange | None) -> Json | None:
    return {"start": _iso(period.start), "end": _iso(period.end)} if period is not None else None


def _time(time: TimeRange | None) -> Json | None:
    return {"start": _iso(time.start), "end": _iso(time.end), "precision": time.precision} if time is not None else None


def _moment_of(published: TimeRange | None) -> str | None:
    """The day, or the day and minute, as far as it is known."""
    if published is None:
        return None
    return _iso(published.start) if published.precision in {"minute", "hour"} else published.start.date().isoformat()
