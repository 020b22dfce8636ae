"""To be written."""


def find_dates(parsed):
    return ()
