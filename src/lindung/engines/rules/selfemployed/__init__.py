"""Workers without an employer (BPU): their income tiers, rates and ages as dated parameters."""
