"""The parts that screens are made of.

From above to below: `bars` for the line above, the rules and the keys; `reading_pane` for what scrolls, `choice_list` for what
can be taken, `notes_margin` beside it; `compositor` paints all that has moved.
"""
