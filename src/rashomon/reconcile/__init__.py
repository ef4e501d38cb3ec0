"""Reconcile: one entity, one event, one claim behind the tellings of many reports; conflicts with every position."""

from rashomon.reconcile.flow import reconcile

__all__ = ["reconcile"]
