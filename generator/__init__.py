"""Briefing makes a site of news articles, every statement tied to the passage it came from."""

__version__ = "0.1.0"
