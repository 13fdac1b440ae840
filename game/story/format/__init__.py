"""The keys of the format as data, and what is checked by them."""
