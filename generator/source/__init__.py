"""From bytes on a disk to plain strings, lists and maps that know their lines; knows no record by name."""
