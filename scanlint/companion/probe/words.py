"""The closed lists of words that the probe understands. Whatever is not in them is refused, so no text of a linted file can mean anything here."""

DIALECTS = ("theano", "theano-pymc", "aesara", "pytensor")
APIS = ("scan", "map", "reduce", "foldl", "foldr")
VIEWS_OF_THE_LAST_STEP = ("reduce", "foldl", "foldr")

FLAGS = ("return_list", "return_updates", "go_backwards")

try:
    INTEGERS = (int, long)
except NameError:
    INTEGERS = (int,)


class Unknown(Exception):
    """A question that the probe cannot build; the text says which part."""


def integer(value):
    """True for an int that is no bool."""
    return isinstance(value, INTEGERS) and not isinstance(value, bool)


def check_structure(structure):
    """Raise Unknown unless ``structure`` holds known words, flags and numbers only."""
    if structure["api"] not in APIS:
        raise Unknown("the probe has no view of scan of that name")
    recurrent = structure["recurrent"]
    if not recurrent or not all(isinstance(flag, bool) for flag in recurrent):
        raise Unknown("a scan needs at least one output to be built")
    if len(recurrent) > 16:
        raise Unknown("the probe builds scans of up to 16 outputs, not %d" % len(recurrent))
    if not all(isinstance(structure[flag], bool) for flag in FLAGS):
        raise Unknown("a flag of the scan is neither true nor false")
    if structure["n_steps"] is not None and not (integer(structure["n_steps"]) and structure["n_steps"] > 0):
        raise Unknown("the probe builds scans of one step or more")
    if structure["api"] != "scan" and (structure["n_steps"] is not None or structure["return_list"]):
        raise Unknown("%s takes neither n_steps nor return_list" % structure["api"])
    if structure["api"] == "map" and any(recurrent):
        raise Unknown("map has no recurrent state")
    if structure["api"] in VIEWS_OF_THE_LAST_STEP and not any(recurrent):
        raise Unknown("%s needs a recurrent state" % structure["api"])
