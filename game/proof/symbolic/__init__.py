"""Sets of states, forward and backward, and the shortest runs through them."""
