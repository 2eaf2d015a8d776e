"""The soak: many people at once, every fault at random, and a checker that says what came of it."""
