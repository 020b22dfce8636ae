"""To be written."""


def find_quotes(parsed):
    return ()
