"""From paths to text and trees."""
