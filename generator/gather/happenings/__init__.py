"""What the articles say has happened, what answers or denies it, and what replaces it."""
