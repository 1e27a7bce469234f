"""The field desk; empty until agents and cadres work offline."""
