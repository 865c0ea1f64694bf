"""Values that several tests build; no tests here."""
