"""Classes of the project: in which order their attributes are looked for, and whether all that they inherit is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from scanlint.scan.values import Class, External, Ref, Site, Value, join

if TYPE_CHECKING:
    from scanlint.scan.machine import Machine

#: Kinds of Ref: an object whose class is known, and a self that may be of a subclass.
OBJECT, SELF = "object", "instance"
#: More bases than this, one after another or side by side, are put in no order of Python's: that costs their number cubed. A class that a loop
#: derives from itself has no end of them.
_MANY = 20
#: Classes of Python that bring no attribute that matters here.
_EMPTY = frozenset(("builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"))


def is_instance(value: Value) -> TypeGuard[Ref]:
    """Whether a value is an instance of a class of the project."""
    return isinstance(value, Ref) and value.kind in (OBJECT, SELF)


def lineage(m: Machine, site: Site) -> tuple[Site, ...]:
    """A class and its bases in the order in which Python looks through them (C3); nearest first where they have no such order, or are many."""
    if site not in m.orders:
        m.orders[site] = tuple(_linear(m, site, 0, {}) or m.ancestors(site))
    return m.orders[site]


def _linear(m: Machine, site: Site, depth: int, known: dict[Site, list[Site] | None]) -> list[Site] | None:
    if site not in known:
        bases = [base.site for base in m.bases.get(site, ()) if isinstance(base, Class)]
        many = depth > _MANY or len(bases) > _MANY
        known[site] = None if many else _merged(site, bases, [_linear(m, base, depth + 1, known) for base in bases])
    return known[site]


def _merged(site: Site, bases: list[Site], rows: list[list[Site] | None]) -> list[Site] | None:
    pending = [*(list(row) for row in rows if row), list(bases)]
    found = [site]
    while pending := [row for row in pending if row]:
        head = next((row[0] for row in pending if not any(row[0] in other[1:] for other in pending)), None)
        if head is None:
            return None
        found.append(head)
        pending = [row[1:] if row[0] == head else row for row in pending]
    return found


def is_closed(m: Machine, site: Site) -> bool:
    """Whether a class inherits from nothing but classes of the project."""
    return all(
        isinstance(base, Class) or (isinstance(base, External) and base.name in _EMPTY)
        for each in m.ancestors(site)
        for base in m.bases.get(each, ())
    )


def heirs(m: Machine, site: Site) -> list[Site]:
    """The classes, as far as they were read, that inherit from this one."""
    if site not in m.below:
        under, pending = {site}, [site]
        while pending:
            fresh = m.children.get(pending.pop(), set()) - under
            under |= fresh
            pending += fresh
        m.below[site] = [other for other in m.bases if other in under and other != site] if len(under) > 1 else []
    return m.below[site]


def attribute(m: Machine, owner: Class | Ref, name: str) -> Value | None:
    """The attribute of a class or of its bases; None where none has it. Through a self that may be of a subclass, the join of all that it may be."""
    found = inherited(m, lineage(m, owner.site), name)
    if isinstance(owner, Class) or owner.kind == OBJECT:
        return found
    for site in heirs(m, owner.site):
        if name in m.attributes.get(site, {}):
            other = m.attributes[site][name]
            found = other if found is None else join(found, other)
    return found


def inherited(m: Machine, sites: tuple[Site, ...], name: str) -> Value | None:
    """The attribute of the first of these classes that has it."""
    return next((m.attributes[site][name] for site in sites if name in m.attributes.get(site, {})), None)


def after(m: Machine, owner: Class | Ref, site: Site) -> tuple[Site, ...] | None:
    """The classes that super() in a method of the class at ``site`` looks through; None where that is no base of the owner."""
    order = lineage(m, owner.site)
    return order[order.index(site) + 1 :] if site in order else None
