"""To be written."""


def find_actors(parsed):
    return ()
