"""Construction projects (Jakon): bands of the contract value and rates on wages as dated parameters."""
