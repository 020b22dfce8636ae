"""What a reader should take away: the key figures and the highlights."""
