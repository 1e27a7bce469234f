"""The keys of an installation: what uses each, a new one for all that is sealed, and taking an unused one out."""
