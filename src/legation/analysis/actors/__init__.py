"""Who acts in a report: names, offices, people, and which words mean the same one."""

from legation.analysis.actors.resolution import resolve

__all__ = ["resolve"]
