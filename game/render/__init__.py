"""What is read, as words in a form: values in, words out."""
