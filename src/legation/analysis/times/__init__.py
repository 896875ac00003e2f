"""Time expressions: where they stand, their TIMEX3 type and value, the days and the role they have."""

from legation.analysis.times.finder import find_times
from legation.analysis.times.record import times_record

__all__ = ["find_times", "times_record"]
