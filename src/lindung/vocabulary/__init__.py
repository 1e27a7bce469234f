"""Words every room shares: identifiers, codes, enumerations and the sentences said about them. Pure."""
