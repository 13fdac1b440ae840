"""Pages and texts as lines of a width.

In reading order: `content` gives authored words their looks and `wrap` breaks them into lines; `page_fit` says how much room a
page has and `page_layout` lays it out, with `margin_layout` beside it and in `choice_list` what can be taken; `text_layout` and
`help_layout` do so for longer texts, `atlas_layout`, `calendar_layout` and `map_layout` for the atlas.
"""
