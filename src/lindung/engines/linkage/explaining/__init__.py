"""Why a pair is linked, part by part."""
