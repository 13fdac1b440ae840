"""What `graph` draws of a story.

In reading order: `plan` is what is drawn, whatever the form; `planning` makes it of the ways that readers take, the whole or
what lies round a scene; `as_mermaid`, `as_dot` and `as_svg` write it down, the last where `layout` puts it.
"""
