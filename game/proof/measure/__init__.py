"""Numbers of paths: how many, how long, how likely."""
