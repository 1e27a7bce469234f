"""The cheapest mix that meets a target; empty until plans are made."""
