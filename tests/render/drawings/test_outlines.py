"""The ground of the map: where the outlines lie, how they are projected, cut and thinned, how wide a name is."""

import pytest

from generator.render.drawings.clip import Box, clip_ring
from generator.render.drawings.disputed import DISPUTED, Drawn, areas, dotted_borders, lines, rings
from generator.render.drawings.labels import hatching, text_width
from generator.render.drawings.outlines import COARSEST, FILE, NOBODY, area, inside, join, read_arcs, read_outlines
from generator.render.drawings.projections import Azimuthal, EqualEarth
from generator.render.drawings.simplify import simplify


def ring(code, number=0):
    outlines = read_outlines()
    return join(outlines.countries[code][number][0], outlines.arcs)


def test_a_coarser_level_has_fewer_points_of_the_same_lines():
    finest = read_outlines().arcs
    assert read_arcs(0) == finest
    counts = []
    for level in range(COARSEST + 1):
        arcs = read_arcs(level)
        assert all(
            (one[0], one[-1]) == (arc[0], arc[-1]) and set(one) <= set(arc)
            for one, arc in zip(arcs, finest, strict=True)
        )
        counts.append(sum(map(len, arcs)))
    assert counts == sorted(set(counts), reverse=True)


def test_the_outlines_are_where_the_countries_are():
    for code, point in {
        "SYR": (38, 35),
        "BRA": (-50, -10),
        "RUS": (100, 60),
        "XKX": (21, 42.6),
        "SOM": (45, 10),
    }.items():
        assert any(inside(point, ring(code, n)) for n in range(len(read_outlines().countries[code]))), code
    assert any(inside((34.1, 45.2), ring("UKR", n)) for n in range(len(read_outlines().countries["UKR"])))
    assert FILE.stat().st_size < 500_000


def test_what_several_states_claim_is_no_countrys():
    """The Siachen glacier: in its own outline, in neither India's nor Pakistan's."""
    glacier, rings = (77.1, 35.4), read_outlines().countries
    assert inside(glacier, ring(NOBODY))
    assert not any(inside(glacier, ring(code, n)) for code in ("IND", "PAK", "CHN") for n in range(len(rings[code])))


def test_a_border_is_one_line_of_two_countries():
    assert 300 < len(read_outlines().borders) < 500


@pytest.mark.parametrize("projection", [Azimuthal(37, 35), Azimuthal(-179, -80)])
@pytest.mark.parametrize("point", [(36, 34), (38, 90), (-170, -20), (37, 35)])
def test_a_projected_point_comes_back(projection, point):
    lon, lat = projection.unproject(*projection.project(*point))
    assert lat == pytest.approx(point[1], abs=1e-6)
    assert point[1] == 90 or (lon - point[0]) % 360 == pytest.approx(0, abs=1e-6) or (lon - point[0]) % 360 > 359.999


@pytest.mark.parametrize("projection", [Azimuthal(10, 45), EqualEarth(0)])
def test_areas_stay_true(projection):
    """A square degree on the equator is as large as one at 60 degrees is wide and high."""

    def drawn(lat, lon=12.0):
        return abs(
            area([projection.project(*p) for p in [(lon, lat), (lon + 1, lat), (lon + 1, lat + 1), (lon, lat + 1)]])
        )

    assert drawn(60) / drawn(0) == pytest.approx(0.4924, abs=0.002)  # sin 61° - sin 60° over sin 1°


def test_a_ring_is_cut_to_the_frame():
    cut = clip_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], Box(0, 0, 10, 10))
    assert sorted(set(cut)) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert clip_ring([(20, 20), (30, 20), (30, 30)], Box(0, 0, 10, 10)) == []


def test_a_line_keeps_what_can_be_seen():
    assert simplify([(0, 0), (1, 0.1), (2, 0), (3, 5), (4, 0)], 0.5) == [(0, 0), (2, 0), (3, 5), (4, 0)]


def test_a_width_is_never_less_than_that_of_a_wide_font():
    """Against DejaVu Sans, which is among the widest that readers have: 1,000 units an em."""
    assert text_width("Hama", 1) >= (752 + 613 + 974 + 613) / 1000
    assert text_width("Democratic Republic", 1) >= 9.9


IN_AREAS = {
    "Golan": (35.75, 33.0),
    "Western Sahara": (-13.1, 26.5),
    "Jammu and Kashmir": (74.8, 34.1),
    "Aksai Chin": (79.3, 35.2),
    "Arunachal Pradesh": (93.0, 27.6),
    "Abyei": (28.4, 9.6),
    "Hala'ib triangle": (35.9, 22.3),
    "Bir Tawil": (33.7, 21.9),
    "Ilemi triangle": (35.3, 5.1),
    "Kuril Islands": (145.9, 44.1),
    "Falkland Islands (Malvinas)": (-58.5, -51.75),
}
NEAR_LINES = {
    "Golan, line of 1974": (35.88, 33.0),
    "West Bank and Gaza": (35.0, 31.9),
    "Western Sahara, line towards Morocco": (-8.7, 27.67),
    "Line of Control in Jammu and Kashmir": (74.59, 34.72),
    "Sudan and South Sudan": (28.84, 9.4),
    "Kosovo": (21.2, 43.0),
    "Korea, military demarcation line": (127.0, 38.2),
    "Cyprus, buffer zone": (33.36, 35.17),
    "Abkhazia": (41.7, 42.5),
    "South Ossetia": (43.9, 42.1),
    "Transnistria": (29.2, 47.2),
}
COUNTED = {"Crimea": (34.1, 45.2), "Somaliland": (44.0, 9.5)}


@pytest.mark.parametrize("one", DISPUTED, ids=lambda one: one.name)
def test_each_disputed_area_is_drawn_where_it_is_and_has_its_source(one):
    assert one.source
    if one.drawn is Drawn.HATCHED:
        assert any(inside(IN_AREAS[one.name], found) for found in rings(one))
        assert all(found in areas() for found in rings(one))
    elif one.drawn is Drawn.DOTTED:
        lon, lat = NEAR_LINES[one.name]
        points = [point for line in lines() for point in line]
        assert min(abs(x - lon) + abs(y - lat) for x, y in points) < 0.4
    else:
        assert any(inside(COUNTED[one.name], found) for found in rings(one))


def test_every_area_and_line_is_tested():
    assert {one.name for one in DISPUTED} == IN_AREAS.keys() | NEAR_LINES.keys() | COUNTED.keys()


def test_a_dotted_border_is_one_of_two_countries():
    assert dotted_borders() and dotted_borders() <= set(read_outlines().borders)


def test_hatching_stays_inside():
    square = [(0, 0), (40, 0), (40, 40), (0, 40)]
    drawn = list(hatching(square))
    assert len(drawn) > 5 and all(0 <= part <= 40 for line in drawn for point in line for part in point)
