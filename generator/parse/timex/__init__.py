"""Time expressions as TIMEX3 (TimeML 1.2.1) has them: their words, their rules and what they mean."""
