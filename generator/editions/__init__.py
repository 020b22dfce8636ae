"""Editions: what the briefing said to its readers at a moment, kept to be compared and cited.

An edition holds what the pages cite: a passage counts only where a page of content/, edited by hand
or not, cites it, and a figure, a quotation, an event or an actor only with such a passage. So what
an editor took off every page is no longer said, and what they wrote without a citation, which no
source stands for, is in no edition: it stands in the history of content/.

    edition.py   the nouns: Edition and what stands in it
    store.py     editions/SLUG.json
    snapshot.py  what the briefing says now, in the form of an edition
    record_identity.py  what in one edition is what in another
    compare.py   two editions → what changed
    close.py     an edition closed
    output.py    all of it for a terminal and for programs
"""
