"""Which articles are about one story, and which print one text."""
