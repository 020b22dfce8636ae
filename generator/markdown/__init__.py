"""The one reader of the Markdown of pages, which every step uses that reads a page.

Pages are written for Python-Markdown with the extensions in mkdocs.yml. markdown-it-py reads them
here, because it keeps the lines and takes linear time; what Python-Markdown has beyond CommonMark
is made plain before, line by line, so that every line stays where it is.

    lines.py         what a single line is: a heading, a row, a footnote, the fence of code
    footnotes.py     marks, the definitions that they lead to, and the lines of a definition
    front_matter.py  the YAML above a page, and the page below it
    extensions.py    admonitions, tabs, fenced code and included files, made plain
    inline.py        a run of inline Markdown: words, marks, links
    blocks.py        the whole page: headings, paragraphs, rows, HTML, each with its lines

A step that merges pages sees lines, never the page that they make: it asks `lines` and `footnotes`.
"""
