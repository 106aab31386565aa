"""The public packages of the Theano family, linted whole: false alarms and recall on code nobody wrote for scanlint."""
