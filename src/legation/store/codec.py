"""Frozen values ↔ JSON for keeping: lossless, strict, and the same bytes for the same value.

Spans are ``[start, end]``, dates and periods their ISO text, decimals strings; a field that holds
its default is left out, so that adding a field changes no stored byte (and the default of a field
that is kept never changes). Anything that does not fit the declared type is damage, not a reason
to guess.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from legation.errors import RecordDamaged
from legation.types.span import Span
from legation.types.time import PartialDate, Period

T = TypeVar("T")
Json = Any
"""What ``json`` reads and writes."""


def dumps(value: object) -> str:
    """A value as canonical JSON: keys sorted, no white space, ASCII only."""
    return json.dumps(encode(value), sort_keys=True, separators=(",", ":"))


def loads(made: type[T], text: str) -> T:
    """The value that :func:`dumps` wrote; RecordDamaged when the text is not one."""
    try:
        return decode(made, json.loads(text))
    except ValueError as error:
        raise _damaged(made, str(error)) from error


def encode(value: object) -> Json:
    """A value as what ``json`` can write; TypeError for a type that is not kept."""
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case Span():
            return [value.start, value.end]
        case PartialDate() | Period() | Decimal():
            return str(value)
        case datetime():
            return value.isoformat()
        case tuple():
            return [encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: encode(held) for part, held in _told(value)}
    msg = f"not a type that is kept: {type(value).__name__}"
    raise TypeError(msg)


def _told(value: Any) -> list[tuple[Field[Any], object]]:
    pairs = ((part, getattr(value, part.name)) for part in fields(value))
    return [(part, held) for part, held in pairs if not _is_default(part, held)]


def _is_default(part: Field[Any], held: object) -> bool:
    if part.default is not MISSING:
        return type(part.default) is type(held) and part.default == held
    return part.default_factory is not MISSING and part.default_factory() == held


def decode(made: type[T], data: Json) -> T:
    """A value of the type ``made`` from its JSON; RecordDamaged when it does not fit."""
    value: T = _reader(cast("Hashable", made))(data)
    return value


Reader = Callable[[Json], Any]


@cache
def _reader(made: Hashable) -> Reader:
    origin = get_origin(made)
    if origin is tuple:
        return _row_reader(get_args(made)[0])
    if origin in (Union, types.UnionType):
        return _optional_reader(get_args(made))
    if made in _LEAVES:
        return _LEAVES[made]
    if isinstance(made, type) and issubclass(made, StrEnum):
        return _checked(made, str, made)
    if isinstance(made, type) and is_dataclass(made):
        return _dataclass_reader(made)
    msg = f"not a type that is kept: {made}"
    raise TypeError(msg)


def _row_reader(item: Any) -> Reader:
    reader = _reader(item)

    def read(data: Json) -> tuple[Any, ...]:
        if not isinstance(data, list):
            raise _damaged(item, f"a list is expected, not {data!r:.60}")
        return tuple(reader(entry) for entry in data)

    return read


def _optional_reader(options: tuple[Any, ...]) -> Reader:
    kept = [option for option in options if option is not types.NoneType]
    if len(kept) != 1 or len(kept) == len(options):
        msg = f"only optional values are kept, no other unions: {options}"
        raise TypeError(msg)
    reader = _reader(kept[0])
    return lambda data: None if data is None else reader(data)


def _dataclass_reader(made: type[Any]) -> Reader:
    hints = get_type_hints(made)
    readers = {part.name: _reader(hints[part.name]) for part in fields(made)}

    def read(data: Json) -> Any:
        if not isinstance(data, dict) or not data.keys() <= readers.keys():
            raise _damaged(made, f"not its fields: {data!r:.80}")
        try:
            return made(**{name: readers[name](held) for name, held in data.items()})
        except (TypeError, ValueError) as error:
            raise _damaged(made, str(error)) from error

    return read


def _checked(made: Any, expected: type | tuple[type, ...], build: Callable[[Any], Any]) -> Reader:
    def read(data: Json) -> Any:
        if not isinstance(data, expected) or (isinstance(data, bool) and expected is not bool):
            raise _damaged(made, f"found {data!r:.60}")
        try:
            return build(data)
        except (ValueError, TypeError, InvalidOperation) as error:
            raise _damaged(made, str(error) or f"found {data!r:.60}") from error

    return read


def _span(data: list[Any]) -> Span:
    start, end = data
    if type(start) is not int or type(end) is not int:
        msg = f"offsets are whole numbers: {data!r:.60}"
        raise ValueError(msg)
    return Span(start, end)


def _same(data: Any) -> Any:
    return data


_LEAVES: Mapping[Any, Reader] = types.MappingProxyType(
    {
        str: _checked(str, str, _same),
        int: _checked(int, int, _same),
        float: _checked(float, (int, float), float),
        bool: _checked(bool, bool, _same),
        Decimal: _checked(Decimal, str, Decimal),
        datetime: _checked(datetime, str, datetime.fromisoformat),
        Span: _checked(Span, list, _span),
        PartialDate: _checked(PartialDate, str, PartialDate.parse),
        Period: _checked(Period, str, Period.parse),
    }
)


def _damaged(made: Any, reason: str) -> RecordDamaged:
    name = getattr(made, "__name__", str(made))
    return RecordDamaged(f"a stored {name}", reason, "run `legation verify`")
