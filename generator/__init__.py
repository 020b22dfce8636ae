"""Briefing: news articles in, a briefing site out, every statement tied to the passage it came from."""

__version__ = "0.1.0"
