"""How fast and how large a proof is, measured as ratios in one run."""
