"""What a screen reader could not make sense of in what is shown."""

from itertools import pairwise

FITTING = {  # what each kind of control must let one do; the rest is done by keys
    "push button": {"Press", "ShowMenu"},
    "radio button": {"Toggle"},
    "check box": {"Toggle"},
    "combo box": {"ShowMenu"},
    "text": {"SetFocus"},
    "label": {"SetFocus"},
    "table": {"SetFocus"},
    "list": {"SetFocus"},
    "tree": {"SetFocus"},
    "page tab list": {"SetFocus"},
    "page tab": {"Press"},
    "filler": {"SetFocus"},  # an area that scrolls by its keys
    "menu item": {"Press"},
    "check menu item": {"Toggle", "Press"},
    "list item": {"Toggle"},
}


def problems_of(heard):
    """Tell of all that a screen reader could not make sense of."""
    return [
        *nameless(heard),
        *unfitting(heard),
        *alike(heard),
        *out_of_order(heard),
        *odd_cells(heard),
    ]


def can_be_used(one):
    """Whether an officer can use it now; of menus and their entries Qt does not say so."""
    return one.usable or (one.ready and one.role.endswith("menu item"))


def nameless(heard):
    """Tell of controls without a name."""
    return [f"no name: {one}" for one in heard if can_be_used(one) and not one.name]


def unfitting(heard):
    """Tell of controls of a kind that says nothing, or that cannot be used as their kind is."""
    return [
        f"does not fit: {one}"
        for one in heard
        if one.usable
        and one.role != "table cell"
        and not FITTING.get(one.role, set()) & set(one.actions)
    ]


def alike(heard):
    """Tell of neighbours that cannot be told apart."""
    usable = [one for one in heard if one.usable]
    return [
        f"like its neighbour: {two}"
        for one, two in pairwise(usable)
        if said_of(one) == said_of(two)
    ]


def said_of(control):
    """Return what is said of a control."""
    return control.role, control.name, control.label, control.description


def out_of_order(heard):
    """Tell of parts that are read out after what stands below them, or right of them."""
    return [
        f"read out before {two.role} “{two.name}”: {one}"
        for parent in heard
        for one, two in pairwise(child for child in parent.children if has_control(child))
        if stands_after(one.box, two.box)
    ]


def has_control(part):
    """Whether there is something in it to use or to read."""
    return any(one.usable or (one.role == "label" and one.name) for one in part.all())


def stands_after(one, two):
    """Whether the first box is below the second, or beside it on the right."""
    (left, top, width, height), (other_left, other_top, other_width, other_height) = one, two
    in_its_column = left < other_left + other_width and other_left < left + width
    in_its_row = top < other_top + other_height and other_top < top + height
    below, beside = top >= other_top + other_height, left >= other_left + other_width
    return (below and in_its_column) or (beside and in_its_row)


def odd_cells(heard):
    """Tell of cells that do not say of which column they are."""
    problems = []
    for table in (one for one in heard if one.role == "table"):
        headings = [one.name for one in table.children if one.role == "table column header"]
        problems += [
            f"no sentence: {one}"
            for one in table.children
            if one.role == "table cell" and not one.name.startswith(tuple(headings))
        ]
    return problems
