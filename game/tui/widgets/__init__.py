"""The parts that screens are made of.

From above to below: `bars` for the line above, the rules and the keys; `reading_pane` for what scrolls, `notes_margin` beside it.
`lines` paints them all, line by line.
"""
