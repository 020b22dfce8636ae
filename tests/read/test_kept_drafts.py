"""What was read of a file is kept: `add` and `build` read it once."""

from datetime import UTC, date, datetime

import pytest

from generator.add.one_article import add_file
from generator.add.seeds import Seeds
from generator.backups import BACKUPS
from generator.caching.parsed_articles import Cache
from generator.errors import UserError
from generator.read import kept_drafts, read_seeds
from generator.read.draft import Draft, FileReader
from generator.read.kept_drafts import KeptDrafts
from generator.read.metadata import Metadata

PAGE = "<html><body><article><h1>Dam {0}</h1>" + "<p>Dam {0} was opened on Monday, the council said.</p>" * 9
DRAFT = Draft(
    "Dam opened\n\n\ud83dThe dam was opened.",
    title="Dam opened",
    metadata=Metadata(published=date(2024, 12, 5), fetched=datetime(2024, 12, 6, tzinfo=UTC)),
    left_out=("Read more",),
    remarks=("a.html: a remark", "a.html:3: another"),
    days=(date(2024, 12, 4),),
)


@pytest.fixture
def reader():
    """A reader that says how often it was asked."""
    asked = []

    def read(raw, where):
        asked.append(where)
        if raw == b"broken":
            raise UserError(f"{where}: broken")
        return Draft(DRAFT.text, DRAFT.title, DRAFT.metadata, "", DRAFT.left_out, DRAFT.remarks, DRAFT.days)

    made = FileReader(read, largest=99, packages=("lxml", "no-such-package"))
    return made, asked


def test_a_draft_comes_back_as_it_was_read_under_the_name_it_has_now(tmp_path, reader):
    made, asked = reader
    assert KeptDrafts(Cache(tmp_path))(made, b"x", "a.html") == DRAFT
    again = KeptDrafts(Cache(tmp_path))(made, b"x", "seeds/b.html")
    assert again.remarks == ("seeds/b.html: a remark", "seeds/b.html:3: another")
    assert (again.text, again.metadata, again.days) == (DRAFT.text, DRAFT.metadata, DRAFT.days)
    assert asked == ["a.html"]


@pytest.mark.parametrize("change", ["bytes", "program", "packages"])
def test_what_reads_otherwise_is_read_anew(tmp_path, reader, monkeypatch, change):
    made, asked = reader
    KeptDrafts(Cache(tmp_path))(made, b"x", "a.html")
    if change == "packages":
        made = FileReader(made.read, largest=99, packages=("lxml",))
    if change == "program":
        kept_drafts._state.cache_clear()
        monkeypatch.setattr(kept_drafts, "program_state", lambda parts: "another")
    KeptDrafts(Cache(tmp_path))(made, b"y" if change == "bytes" else b"x", "a.html")
    kept_drafts._state.cache_clear()
    assert len(asked) == 2


def test_what_is_refused_and_what_needs_no_package_is_not_kept(tmp_path, reader):
    made, asked = reader
    for _ in range(2):
        with pytest.raises(UserError, match=r"a\.html: broken"):
            KeptDrafts(Cache(tmp_path))(made, b"broken", "a.html")
        KeptDrafts(Cache(tmp_path))(FileReader(made.read, largest=99), b"x", "a.html")
    assert len(asked) == 4


def test_a_command_reads_each_page_once_however_many_there_are(tmp_path, monkeypatch):
    read = KeptDrafts(Cache(tmp_path / "cache"))
    folder, made = tmp_path / "p" / "seeds", []
    real = kept_drafts.KeptDrafts.__call__

    def counted(self, reader, raw, where):
        made.append(where)
        return real(self, reader, raw, where)

    monkeypatch.setattr(KeptDrafts, "__call__", counted)
    seeds = Seeds(folder, tmp_path / "p" / BACKUPS, read)
    for number in range(6):
        path = tmp_path / f"{number}.html"
        path.write_text(PAGE.format(number))
        add_file(str(path), seeds)
    assert len(made) == 12  # where it comes from, and where it stands now
    pages = len(list((tmp_path / "cache").iterdir()))
    assert len(read_seeds(folder, tmp_path / "p", read=read).articles) == pages == 6
