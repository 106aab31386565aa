"""The model of scan: every call of scan in a file, how many outputs it has and why, and every use of what it returns."""
