"""How an office puts a question: texts, files and dates turned into what rules ask."""
