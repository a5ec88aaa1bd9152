"""What a later module packs."""
