"""What one build keeps for the next. All of it may be deleted at any time, which costs time alone.

Nothing is imported here, since a build in which nothing changed loads `last_build` and no more.
"""
