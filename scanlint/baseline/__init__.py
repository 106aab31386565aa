"""What a finding is known by when lines move, and the findings of an earlier run that are no news."""
