"""Equal facts: every telephone number, date and amount in any medium is one that the data states."""
