"""Work that takes minutes, left to a queue in the database: asked for, done by one worker, watched, cancelled."""
