"""Second opinions: other checkers whose matches stand beside our own findings."""
