"""Opening a pack that anybody may have made: nothing of it is believed before it was checked.

Members go by a list of names and never touch the file system; sizes, ratio, digests, spans and
types are checked in a first pass, before anything is written into a record.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from legation.errors import MalformedSource, OversizedSource, RecordDamaged, UnreachableSource
from legation.store.codec import loads
from legation.store.packs import layout
from legation.store.packs.layout import (
    BLOB,
    LINES,
    MANIFEST,
    Manifest,
    PackedClaim,
    PackedEdition,
    PackedHeir,
    PackedPerson,
    PackedRuling,
    PackedSource,
    PackedTenure,
    PackedText,
)
from legation.store.upkeep import excerpts
from legation.types.claims import Claim

T = TypeVar("T")

MIB = 1024 * 1024
MEMBERS = 5_000_000
BLOB_BYTES = 256 * MIB
LINE_BYTES = 64 * MIB
RATIO = 200
"""Unpacked to packed size of the whole: packs of reports are near 5, of many claims near 20."""


@dataclass(frozen=True)
class Pack:
    """An open pack whose members' names and sizes were checked."""

    path: str
    archive: zipfile.ZipFile
    manifest: Manifest

    def lines(self, name: str, made: type[T]) -> Iterator[T]:
        """The lines of a member; RecordDamaged names one that is not what it should be."""
        with self.archive.open(name) as member:
            number = 0
            while line := member.readline(LINE_BYTES + 1):
                number += 1
                if len(line) > LINE_BYTES:
                    raise OversizedSource(self.path, f"{name}, line {number} has more than {LINE_BYTES // MIB} MiB")
                yield self._line(line, f"{name}, line {number}", made)

    def _line(self, line: bytes, where: str, made: type[T]) -> T:
        try:
            return loads(made, line.decode("utf-8"))
        except (RecordDamaged, ValueError, RecursionError, OverflowError) as error:
            reason = getattr(error, "reason", "") or type(error).__name__
            raise MalformedSource(self.path, f"{where}: {reason}") from error

    def blob(self, folder: str, digest: str) -> bytes:
        """The bytes of a source or text; MalformedSource when they are missing or not those of the digest."""
        try:
            content = self.archive.read(f"{folder}/{digest}")
        except KeyError as error:
            raise MalformedSource(self.path, f"{folder}/{digest} is missing") from error
        if sha256(content).hexdigest() != digest:
            raise MalformedSource(self.path, f"{folder}/{digest} is not what its name says")
        return content

    def text(self, digest: str) -> str:
        """A text by its digest."""
        try:
            return self.blob("texts", digest).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise MalformedSource(self.path, f"texts/{digest} is no text") from error


@contextmanager
def opened(path: Path) -> Iterator[Pack]:
    """A pack that was checked through and through; SourceError says what is wrong with it."""
    with ExitStack() as stack:
        with _explained(path):
            archive = stack.enter_context(zipfile.ZipFile(path))
            _check_members(archive, path)
            pack = Pack(str(path), archive, _manifest(archive, str(path)))
            _check_digests(pack)
            _check_contents(pack)
        yield pack


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What zip files can raise as SourceError."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreachableSource(str(path), "is not there") from error
    except (OSError, ValueError, struct.error, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise MalformedSource(str(path), f"is no pack that can be read: {error}") from error


def _check_members(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise OversizedSource(str(path), f"it has {len(members):,} members; at most {MEMBERS:,} are read")
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise MalformedSource(str(path), "two of its members have one name")
    for member in members:
        _check_member(member, str(path))
    size = path.stat().st_size
    if sum(m.compress_size for m in members) > size or sum(m.file_size for m in members) > size * RATIO + MIB:
        raise OversizedSource(str(path), f"it unfolds to more than {RATIO} times its size")


def _check_member(member: zipfile.ZipInfo, path: str) -> None:
    name = member.filename
    is_blob = BLOB.fullmatch(name) is not None
    if not is_blob and name != MANIFEST and name not in LINES:
        raise MalformedSource(path, f"it holds {name[:80]!r}, which no pack does")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise MalformedSource(path, "it is packed in a way that no pack is")
    if member.flag_bits & 1:
        raise MalformedSource(path, "it is encrypted")
    if is_blob and member.file_size > BLOB_BYTES:
        raise OversizedSource(path, f"{name} has more than {BLOB_BYTES // MIB} MiB")


def _manifest(archive: zipfile.ZipFile, path: str) -> Manifest:
    try:
        with archive.open(MANIFEST) as member:
            found = loads(Manifest, member.read(MIB).decode("utf-8"))
    except (KeyError, RecordDamaged, ValueError, RecursionError) as error:
        raise MalformedSource(path, "it has no manifest of a pack", "`legation pack` makes packs") from error
    if found.format != layout.FORMAT:
        raise MalformedSource(path, f"its format is {found.format!r:.40}, not {layout.FORMAT!r}")
    if found.version != layout.VERSION:
        reason = f"its version is {found.version}, this Legation knows {layout.VERSION}"
        raise MalformedSource(path, reason, "upgrade Legation")
    if sorted(file.name for file in found.files) != sorted(LINES):
        raise MalformedSource(path, "its manifest does not name the members of a pack")
    return found


def _check_digests(pack: Pack) -> None:
    for file in pack.manifest.files:
        digest = sha256()
        try:
            with pack.archive.open(file.name) as member:
                while piece := member.read(MIB):
                    digest.update(piece)
        except KeyError as error:
            raise MalformedSource(pack.path, f"{file.name} is missing") from error
        if digest.hexdigest() != file.sha256:
            raise MalformedSource(pack.path, f"{file.name} is not what the manifest says")


def _check_contents(pack: Pack) -> None:
    for bundle in bundles(pack):
        words = pack.text(bundle.line.digest)
        if not bundle.editions:
            raise MalformedSource(pack.path, f"no report has the text {bundle.line.digest[:12]}")
        identities = {edition.identity for edition in bundle.editions}
        for source in bundle.sources:
            if source.identity not in identities:
                raise MalformedSource(pack.path, f"a source is of {source.identity[:80]!r}, which it does not hold")
            if source.obtained.tzinfo is None:
                raise MalformedSource(pack.path, f"source {source.raw[:12]!r} has a time without a zone")
            pack.blob("raws", source.raw)
        for claim in bundle.claims:
            _check_claim(pack, claim, words)
    for ruling in pack.lines("rulings.jsonl", PackedRuling):
        _check_ruling(pack, ruling)
    for _ in pack.lines("tenures.jsonl", PackedTenure):
        pass


def _check_claim(pack: Pack, line: PackedClaim, words: str) -> None:
    try:
        claim: Claim = line.claim
    except ValueError as error:
        raise MalformedSource(pack.path, f"claim {line.id[:20]!r}: {error}") from error
    for name, words_of in excerpts(claim):
        if not words_of.holds_in(words):
            raise MalformedSource(pack.path, f"claim {line.id[:20]!r}: the words of its {name} do not stand there")


def _check_ruling(pack: Pack, line: PackedRuling) -> None:
    if line.key != layout.ruling_key(line.ruling, line.undoes, line.redoes):
        raise MalformedSource(pack.path, f"ruling {line.key[:12]!r} is not what its key says")
    if line.ruling.at.tzinfo is None:
        raise MalformedSource(pack.path, f"ruling {line.key[:12]!r} has a time without a zone")


@dataclass(frozen=True)
class Bundle:
    """All that a pack holds of one text."""

    line: PackedText
    editions: tuple[PackedEdition, ...]
    sources: tuple[PackedSource, ...]
    claims: tuple[PackedClaim, ...]
    persons: tuple[PackedPerson, ...]
    heirs: tuple[PackedHeir, ...]


class OfText(Protocol):
    """A line that belongs to a text."""

    @property
    def text(self) -> str:
        """The text's digest."""


L = TypeVar("L", bound=OfText)


class _Run(Generic[L]):
    """The lines of a member, which are in the order of their texts, a text at a time."""

    def __init__(self, pack: Pack, name: str, made: type[L]) -> None:
        self._pack, self._name = pack, name
        self._lines = pack.lines(name, made)
        self._next = next(self._lines, None)

    def of(self, digest: str) -> tuple[L, ...]:
        """The lines of the text that comes next."""
        found = []
        while self._next is not None and self._next.text <= digest:
            if self._next.text < digest:
                raise self._stray(self._next)
            found.append(self._next)
            self._next = next(self._lines, None)
        return tuple(found)

    def finish(self) -> None:
        """Nothing may be left."""
        if self._next is not None:
            raise self._stray(self._next)

    def _stray(self, line: L) -> MalformedSource:
        reason = f"{self._name}: {line.text[:12]!r} is no text of the pack, or out of order"
        return MalformedSource(self._pack.path, reason)


def bundles(pack: Pack) -> Iterator[Bundle]:
    """Every text of a pack with what belongs to it, one held at a time."""
    editions, sources = _Run(pack, "editions.jsonl", PackedEdition), _Run(pack, "sources.jsonl", PackedSource)
    claims, persons = _Run(pack, "claims.jsonl", PackedClaim), _Run(pack, "persons.jsonl", PackedPerson)
    heirs = _Run(pack, "heirs.jsonl", PackedHeir)
    before = ""
    for line in pack.lines("texts.jsonl", PackedText):
        digest = line.digest
        if digest <= before:
            raise MalformedSource(pack.path, f"texts.jsonl: {digest[:12]!r} is out of order")
        facts = (claims.of(digest), persons.of(digest), heirs.of(digest))
        yield Bundle(line, editions.of(digest), sources.of(digest), *facts)
        before = digest
    for run in (editions, sources, claims, persons, heirs):
        run.finish()
