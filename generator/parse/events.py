"""To be written."""


def find_events(parsed):
    return ()
