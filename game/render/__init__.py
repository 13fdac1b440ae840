"""What is read, as words in a form: values in, words out.

In reading order: `paragraph` is what all words are made of before they have a width, `text` makes them of a page, `markdown` a
sheet of a run; `spoken` says them as they are heard, and `linebreaks` where a line may end.
"""
