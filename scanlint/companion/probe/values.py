"""Finds the symbolic variables in what a path gave, and evaluates them."""

from truth import Truth


def is_variable(value):
    """True for a symbolic variable of any of the libraries."""
    return hasattr(value, "owner") and hasattr(value, "clone") and hasattr(value, "type")


def leaves(value):
    """The symbolic variables in a value, in lists, tuples, updates and truth tests too."""
    if isinstance(value, Truth):
        return leaves(value.zeros)
    if isinstance(value, (list, tuple)):
        return [leaf for item in value for leaf in leaves(item)]
    return [value] if is_variable(value) else []


def evaluate(graph, value):
    """Compile one function for the variables in ``value`` and run it: their values by id.

    Nothing is rewritten: the graph is run as the operations built it, so that no optimisation hides an error.
    """
    unique = list(dict((id(variable), variable) for variable in leaves(value)).values())
    if not unique:
        return {}
    root = graph.library.root
    return dict(zip((id(variable) for variable in unique), root.function([], unique, mode=unrewritten(graph.library))()))


def unrewritten(library):
    """The mode that runs a graph in Python, as it was built."""
    return library.root.compile.mode.Mode("py", None)
