"""What English texts call a division that GeoNames lists.

GeoNames has each under one name, often with what it is in the country's own language ("Provincia
de Loreto", "Kilis İlçesi"). Texts leave that out, or say it in English, and exchange "Northern" and
"North".
"""

import re

# What stands in front of or behind the name, in English and in the languages of GeoNames' names.
IN_FRONT = re.compile(
    r"^(?:(?:urban |lutherstadt )?(?:municipality|province|district|department|commune|county|city)"
    r" of |(?:provincia|departamento|distrito|municipio|partido|cant[oó]n|prov[ií]ncia)"
    r" (?:de la |del |de los |de |do |da )?"
    r"|(?:d[eé]partement|arrondissement|pr[eé]fecture|r[eé]gion|commune|d[eé]l[eé]gation|province)"
    r" (?:de la |de l['’]|du |des |de |d['’])?"
    r"|(?:comuna|oraş|oraș|municipiul|amphoe(?: mueang)?|huyện|quận|thị xã|thành phố|kabupaten"
    r"|kota|shahrestān-e|powiat|gemeente|obshtina|opština|općina|grad|okres|muang|markaz|daïra"
    r"|caza|liwā’|nomós|bashkia|komuna|bezirk|politischer bezirk|regierungsbezirk|srŏk|krŏng"
    r"|nohiyai|horad|gorodskoy okrug|gorod|mukim) )",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"[ -](?:(?:autonomous |capital |administrative |metropolitan |regional |special )*"
    r"(?:province|region|county|department|district|oblast['’]?|state|parish|governorate"
    r"|municipality|prefecture|division|territory|krai|zone|emirate|canton|voivodeship|republic"
    r"|raion|rayon|rayonu|r-n|i̇lçesi|ilçesi|kommune?|vald|pagasts|novads|tumani|shahri|aūdany"
    r"|járás|okrug|sum|gun|shi|si|gu|xian|diqu|cercle|agency|tribal area|zila|upazila|subregion"
    r"|borough|census area|city council|municipal district|administrative okrug|regency|district"
    r" council))$",
    re.IGNORECASE,
)
DIRECTIONS = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}
EITHER = DIRECTIONS | {short: long for long, short in DIRECTIONS.items()}
SHORTEST = 3  # letters of a name that may stand alone


def bare_name(name: str) -> str:
    """Give the name without the words that say what it names."""
    bare = BEHIND.sub("", IN_FRONT.sub("", name)).strip()
    return bare if len(bare) >= SHORTEST else name


def with_directions(bare: str) -> list[str]:
    """Give the name, and the same with the other form of its direction: "North", "Northern"."""
    first, _, rest = bare.partition(" ")
    other = EITHER.get(first.lower())
    return [bare, f"{other.title()} {rest}"] if other and rest else [bare]


def as_region(bare: str) -> str:
    """Give the name under which a division is found where a text says that it is one."""
    return f"{bare} region"
