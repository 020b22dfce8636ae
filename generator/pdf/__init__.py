"""The whole briefing as one printed document: a built site → chapters → one HTML page → PDF.

`site_pages` holds what the plugin writes down of a site, `chapters` their order, `numbering` the
numbers of sources and passages, `chapter_links` the ids and links, `document` the page as a whole,
`printing` how a browser makes a PDF of it.
"""
