"""What terminal it is, and how it is left.

In reading order: `guard` asks whether it can carry the app, before Textual is loaded; `size` and `any_bytes` take it as it is;
`signals` hears the system, and `crash` tells what is left when the app itself fails.
"""
