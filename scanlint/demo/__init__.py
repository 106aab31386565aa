"""`scanlint demo`: what one index does to training, seen on the real library."""
