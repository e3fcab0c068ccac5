"""A text against its original: sentences aligned, then words, then what must not have changed."""
