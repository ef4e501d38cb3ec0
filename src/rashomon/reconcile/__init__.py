"""Reconcile: one entity, one event, one claim behind the tellings of many reports; conflicts with every position."""

from rashomon.reconcile.flow import reconcile
from rashomon.reconcile.held import Divided, divide, unite

__all__ = ["Divided", "divide", "reconcile", "unite"]
