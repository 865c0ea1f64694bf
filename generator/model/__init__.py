"""What a record may hold: strict frozen models, one file a kind, and the small rules that go with them."""
