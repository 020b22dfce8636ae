"""To be written."""


def find_names(parsed):
    return ()
