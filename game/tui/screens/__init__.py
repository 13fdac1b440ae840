"""What fills the terminal: the title, the reading page, and the lists and texts beside it."""
