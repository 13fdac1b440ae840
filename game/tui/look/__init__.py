"""How it looks: `themes` are the colours, `art` is the drawing on the title."""
