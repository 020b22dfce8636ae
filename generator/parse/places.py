"""To be written."""


def find_places(parsed):
    return ()
