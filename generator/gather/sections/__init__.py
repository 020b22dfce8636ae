"""Into which sections sentences are sorted, and by which cues."""
