"""Coverage: published figures recomputed, compared and turned into target, position, gap and pace."""
