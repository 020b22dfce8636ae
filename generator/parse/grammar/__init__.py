"""What every extractor knows of English: tags and forms of words, closed classes, quotation marks.

Nothing here knows what a quote, an event, a name or a figure is.
"""
