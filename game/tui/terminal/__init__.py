"""What terminal it is, and how it is left."""
