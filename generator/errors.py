"""What the user can mend. Anything else that goes wrong is a bug, and crashes."""


class UserError(Exception):
    """A message that names the file and line, what was found, what was expected, and the way out."""
