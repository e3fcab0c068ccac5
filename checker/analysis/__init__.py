"""What matchers share: words, sentences, speech, language. Computed once a document, lazily."""
