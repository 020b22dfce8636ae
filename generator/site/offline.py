"""The site as one zip, to be opened from disk without a server.

Material's own `offline` plugin makes the pages fit for that; site_config.yml turns it on where
OFFLINE says so.
"""

import io
import zipfile
from pathlib import Path

from generator.errors import UserError
from generator.files import file_name, write_atomic
from generator.folders import MARK

VARIABLE = "OFFLINE"
ZIP = Path("dist", "site-offline.zip")  # in the project's folder
INDEX = Path("search", "search_index.js")  # what the plugin adds to a site
# Of use on a server alone, and the site map changes from day to day.
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", MARK)
# The oldest date that a zip can hold: the same site gives the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)
MISSING = (
    "site_config.yml: plugins should name offline, which makes a site that opens from disk. Add:\n"
    f"  - offline:\n      enabled: !ENV [{VARIABLE}, false]"
)


def pack_site(site: Path, name: str, target: Path) -> None:
    """Write the zip of a site that was built with the offline plugin.

    Its files stand in one folder, which is named after the site.

    Raises `UserError` where the plugin is missing.
    """
    if not (site / INDEX).is_file():
        raise UserError(MISSING)
    folder = file_name(name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            within = path.relative_to(site).as_posix()
            if within not in LEFT_OUT:
                entry = zipfile.ZipInfo(f"{folder}/{within}", DATE)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, path.read_bytes())
    write_atomic(target, packed.getvalue())
