"""To be written."""


def find_relations(parsed):
    return ()
