"""The commands: each module is one, under its name, and says what it is about, which words it takes, and does it."""
