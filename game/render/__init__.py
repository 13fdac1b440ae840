"""What is read, as words in a form: values in, words out.

In reading order: `paragraph` is what all words are made of before they have a width, `text` makes them of a page, `markdown` a
sheet of a run; `linebreaks` says where a line may end.
"""
