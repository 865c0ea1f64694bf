"""Files as offices have them (tables, ledgers, notices) become draft records and a list of doubts."""
