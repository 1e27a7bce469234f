"""Old-age savings (JHT): its rates, claims and tax as dated parameters."""
