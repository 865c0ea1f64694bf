"""What the office alone reads: what to reprint, to call and to cover, and the page that holds it all."""
