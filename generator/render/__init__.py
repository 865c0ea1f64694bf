"""Records become finished words, pages and print data: values in, values out."""
