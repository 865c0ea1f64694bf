"""The far end: staging, the site engine, Typst, and swapping the finished site in."""
