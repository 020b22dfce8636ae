"""To be written."""


def find_figures(parsed):
    return ()
