"""The shapes of states for the map, from Natural Earth as the npm package world-atlas packs it.

Projected with Equal Earth (Šavrič, Patterson and Jenny 2018, International Journal of Geographical
Information Science 33:3), simplified (Douglas and Peucker 1973) and rounded, 1000 units wide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

from babel.core import get_global

from legation.data.states import by_iso2, states

SOURCE = Path(__file__).parent / "world-atlas" / "countries-50m.json"
DIGEST = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
WIDE = 1000.0
NEAR = 0.5
"""Units by which a line may be moved; half a pixel of a map 1,000 pixels wide."""
SMALLEST = 2.0
"""Square units of an island that is drawn; a smaller state keeps its largest one."""
EDGE = 180.0
UNCODED: Mapping[str, str] = {"Kosovo": "XKX", "Somaliland": "", "N. Cyprus": "", "Siachen Glacier": ""}

Point = tuple[float, float]
Ring = list[Point]

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def shapes() -> bytes:
    """``{"size": [w, h], "states": {code: {"path", "x", "y"}}}`` as JSON."""
    content = SOURCE.read_bytes()
    if sha256(content).hexdigest() != DIGEST:
        msg = f"{SOURCE} is not the file that was vendored"
        raise ValueError(msg)
    atlas = json.loads(content)
    arcs = list(_arcs(atlas))
    made: dict[str, list[Ring]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = _code(geometry)
        if code and code != "ATA":
            made.setdefault(code, []).extend(_rings(geometry, arcs))
    found = {code: _shape(rings) for code, rings in sorted(made.items()) if rings}
    size = [round(WIDE), round(_project(0.0, -60.0)[1])]
    return json.dumps({"size": size, "states": found}, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def _code(geometry: Mapping[str, Any]) -> str:
    """ISO 3166-1 alpha-3 from the numeric code, by CLDR's aliases; "" for what has none."""
    name = geometry["properties"]["name"]
    if name in UNCODED:
        code = UNCODED[name]
        return code if code in states() else ""
    two = get_global("territory_aliases").get(str(geometry.get("id", "")), [""])[0]
    return by_iso2().get(two, "")


def _arcs(atlas: Mapping[str, Any]) -> Iterator[Ring]:
    """The lines of the topology in degrees (TopoJSON specification, 2.1.3 and 2.1.4)."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line: Ring = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * sx + tx, y * sy + ty))
        yield line


def _rings(geometry: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    """The outlines and holes of a state, projected."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for ring in polygon:
            for part in _cut(_unwrapped(_joined(ring, arcs))):
                yield [_project(*point) for point in part]


def _unwrapped(ring: Ring) -> Ring:
    """A line in degrees without leaps from one edge of the map to the other."""
    line, turn = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360.0 * ((before - x > EDGE) - (x - before > EDGE))
        line.append((x + turn, y))
    return line


def _cut(ring: Ring) -> Iterator[Ring]:
    """What of a line lies on the map, and what beyond either edge, moved onto it."""
    for turn in (-360.0, 0.0, 360.0):
        moved = [(x + turn, y) for x, y in ring]
        part = _half(_half(moved, -1.0), 1.0)
        if len(part) > 2:
            yield part


def _half(ring: Ring, sign: float) -> Ring:
    """The part of an outline on the inner side of an edge (Sutherland and Hodgman 1974)."""
    made: Ring = []
    for (x1, y1), (x2, y2) in _sides(ring) if ring else ():
        if x1 * sign <= EDGE:
            made.append((x1, y1))
        if (x1 * sign <= EDGE) != (x2 * sign <= EDGE):
            share = (sign * EDGE - x1) / (x2 - x1)
            made.append((sign * EDGE, y1 + share * (y2 - y1)))
    return made


def _joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    line: Ring = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += part[1:] if line else part
    return line


def _project(longitude: float, latitude: float) -> Point:
    """Degrees to units of the map, the origin at its upper left (84 degrees north)."""
    x, y = _equal_earth(radians(longitude), radians(latitude))
    _, top = _equal_earth(0.0, radians(84.0))
    scale = WIDE / (2 * _equal_earth(pi, 0.0)[0])
    return (x * scale + WIDE / 2, (top - y) * scale)


def _equal_earth(longitude: float, latitude: float) -> Point:
    angle = asin(M * sin(latitude))
    square = angle * angle
    sixth = square**3
    across = M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
    return longitude * cos(angle) / across, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


def _shape(rings: Sequence[Ring]) -> Mapping[str, Any]:
    """A state's path, and the middle of its largest part."""
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    drawn = [ring for ring in rings if abs(_area(ring)) >= SMALLEST] or [largest]
    x, y = _middle(largest)
    lines = (_simple(ring) for ring in drawn)
    path = "".join(_path(line) for line in lines if len(line) > 2)
    return {"path": path or _path(largest), "x": round(x, 1), "y": round(y, 1)}


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring)) / 2


def _sides(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _middle(ring: Ring) -> Point:
    """The centroid of an outline; the mean of its points when it has no area."""
    area = _area(ring)
    if abs(area) < 1e-9:
        return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _sides(ring)) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _sides(ring)) / (6 * area)
    return (x, y)


def _simple(line: Ring) -> Ring:
    """The line without the points that lie near it."""
    if len(line) < 4:
        return line
    half = len(line) // 2
    return [*_halved(line[: half + 1])[:-1], *_halved(line[half:])]


def _halved(line: Ring) -> Ring:
    if len(line) < 3:
        return line
    far, place = max((_distance(point, line[0], line[-1]), n) for n, point in enumerate(line[1:-1], 1))
    if far <= NEAR:
        return [line[0], line[-1]]
    return [*_halved(line[: place + 1])[:-1], *_halved(line[place:])]


def _distance(point: Point, one: Point, other: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _path(ring: Ring) -> str:
    """SVG path data of a closed line, in whole tenths, relative steps."""
    points = list(dict.fromkeys((round(x * 10), round(y * 10)) for x, y in ring))
    start = points[0]
    told = " ".join(f"{_tenths(x2 - x1)} {_tenths(y2 - y1)}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{_tenths(start[0])} {_tenths(start[1])}l{told}z"


def _tenths(value: int) -> str:
    return f"{value / 10:g}"
