"""How figures stand to each other: agreed, later, part of another, or at odds."""
