"""A notice becomes the draft of a campaign: what it says to workers is taken, the rest is accounted for."""
