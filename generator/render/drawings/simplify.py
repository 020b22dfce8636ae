"""Lines with fewer points that look the same, by the method of Douglas and Peucker (1973)."""

Point = tuple[float, float]


def thinned(line: list[Point], step: float) -> list[Point]:
    """Leave out the points within `step`, across and up, of the last one kept; the ends stay."""
    x, y = line[0]
    kept = [line[0]]
    for point in line[1:-1]:
        if not (-step < point[0] - x < step and -step < point[1] - y < step):
            kept.append(point)
            x, y = point
    return [*kept, line[-1]]


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Leave out the points without which the line runs no more than `tolerance` beside itself."""
    if len(line) < 3:
        return line
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # nothing lies between
            continue
        farthest, distance = _farthest(line, first, last)
        if distance > tolerance * tolerance:
            kept.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [line[number] for number in sorted(kept)]


def _farthest(line: list[Point], first: int, last: int) -> tuple[int, float]:
    """Find the point farthest from the stretch between two others, and its distance squared."""
    (x, y), (end_x, end_y) = line[first], line[last]
    dx, dy = end_x - x, end_y - y
    length = dx * dx + dy * dy
    found, most = first, -1.0
    for number, (px, py) in enumerate(line[first + 1 : last], first + 1):
        px, py = px - x, py - y
        along = px * dx + py * dy
        if along > 0:  # spelled out, for most of a map's time is spent here
            along = along / length if along < length else 1.0
            px, py = px - along * dx, py - along * dy
        distance = px * px + py * py
        if distance > most:
            found, most = number, distance
    return found, most
