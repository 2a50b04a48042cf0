"""Coverage-guided fuzzing of whatever takes text or bytes from outside; ``make fuzz``. Not in the package."""
