"""What makes a report the same report, and a claim the same claim."""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag

from legation.store.codec import dumps
from legation.types.claims import Claim, Commitment, Engagement, Event, Position, Statement
from legation.types.document import Document
from legation.types.record import kind_of
from legation.types.source import Raw

ID_LENGTH = 12
"""Characters of base 32 after the kind's letter: 60 bits, one clash expected in 10⁹ claims."""


def report_identity(raw: Raw, document: Document) -> str:
    """What stays when a report's text changes: its web address, else its file and part.

    What came through standard input has no address: there the text itself is the identity.
    """
    url = document.url or raw.url or raw.hints.url
    if url:
        return f"url:{urldefrag(url).url}"
    address = raw.locator.address
    if address == "-":
        return f"text:{document.digest}"
    place = address if "://" in address else str(Path(address).absolute())
    part = raw.hints.id or raw.locator.part
    return f"file:{place}#{part}" if part else f"file:{place}"


def identified(digest: str, claims: Iterable[Claim]) -> Iterator[tuple[str, Claim]]:
    """Each claim with its id: from the text's digest, the kind, the words and who is in it.

    Claims that agree in all of these are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for claim in claims:
        gist = _gist(digest, claim)
        seen[gist] += 1
        yield _short(claim, f"{gist}\n{seen[gist]}"), claim


def _gist(digest: str, claim: Claim) -> str:
    return "\n".join((digest, kind_of(claim), dumps(claim.evidence.spans), *_parties(claim)))


def _parties(claim: Claim) -> tuple[str, ...]:
    match claim:
        case Engagement():
            return tuple(sorted(person.name for person in claim.participants))
        case Event():
            return (claim.type, *claim.actors, ">", *claim.recipients)
        case Statement():
            return (claim.speaker, dumps(claim.content.spans))
        case Commitment():
            return (claim.kind, *claim.by, ">", *claim.to)
        case Position():
            return (*claim.holder, claim.stance, claim.issue)
        case _:
            return ()


def _short(claim: Claim, gist: str) -> str:
    code = b32encode(sha256(gist.encode("utf-8", "surrogatepass")).digest()).decode("ascii").lower()
    return f"{kind_of(claim)[:2]}-{code[:ID_LENGTH]}"
