"""Contradictions between figures, one module per way in which two statements can disagree."""
