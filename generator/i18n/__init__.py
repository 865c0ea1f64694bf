"""Words chosen and written for a language: strings with slots, dates, amounts, fallback to Chinese."""
