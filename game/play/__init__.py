"""Being somewhere in a story: what is open, what a choice does, what is shown and what is kept."""
