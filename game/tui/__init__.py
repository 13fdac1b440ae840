"""Painting views with Textual; what can be done is decided in the sitting.

In reading order: `playing` takes the terminal for the `app`, which has a screen for everything that lies open; `screens` are
those, made of `widgets`; `typeset` lays pages and texts out in lines, and `look` has the colours and the drawing. `terminal`
knows what it is painted on, `palette` and `numbers` how one types; `writers_desk` is what `watch` adds to the page,
`desk_listener` who waits for its news, and `desk_app` the app with both.
"""
