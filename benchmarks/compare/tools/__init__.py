"""The tools, each as data."""
