"""Classes of offices that belong together: those of leaders, and those of which a state has one."""

from __future__ import annotations

from legation.types.actors import OfficeClass

LEADERS = frozenset({OfficeClass.HEAD_OF_STATE, OfficeClass.HEAD_OF_GOVERNMENT, OfficeClass.MONARCH})
SINGLE = LEADERS | {OfficeClass.FOREIGN, OfficeClass.DEFENCE, OfficeClass.INTERIOR, OfficeClass.FINANCE}
"""Offices that a state has one of."""
SOLE = SINGLE | {OfficeClass.LEGISLATURE}
"""Offices that two people of one state do not hold at once."""
