"""Where words stand: offsets into a document's text, in code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open stretch ``text[start:end]`` of a document, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span runs forward from 0: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


def hull(first: Span, *others: Span) -> Span:
    """The smallest span that covers all of them."""
    spans = (first, *others)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Exact words of a document and where they stand; never empty.

    Several spans are one discontinuous excerpt; its text joins them with `` [...] ``
    (annotation guidelines, general rules).
    """

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.spans or not any(len(span) for span in self.spans) or not self.text:
            msg = "an excerpt has words: at least one span that is not empty"
            raise ValueError(msg)

    @classmethod
    def cut(cls, text: str, *spans: Span) -> Excerpt:
        """The excerpt of ``text`` at ``spans``, which must lie inside it."""
        if any(span.end > len(text) for span in spans):
            msg = "an excerpt lies inside its document"
            raise ValueError(msg)
        return cls(spans, GAP.join(span.of(text) for span in spans))

    def holds_in(self, text: str) -> bool:
        """Whether the words still stand where the spans say."""
        return GAP.join(span.of(text) for span in self.spans) == self.text

    @property
    def hull(self) -> Span:
        """From the first to the last character."""
        return hull(*self.spans)


GAP = " [...] "
