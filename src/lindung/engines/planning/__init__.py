"""Plans: how much is to be done where and by when, starting with a target spread over the areas inside its area."""
