"""What a figure measures: of whom or what, where, when, by whose count."""
