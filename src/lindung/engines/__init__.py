"""Pure engines: figures in, figures out. No Django, database, network, clock or environment."""
