"""Conditions and effects as trees and tables: what holds, what is done, and that simplifying changes neither."""

from hypothesis import given
from hypothesis import strategies as st

from game.story.logic import (
    ALWAYS,
    NEVER,
    Among,
    And,
    Condition,
    Not,
    Operation,
    Or,
    applied,
    conj,
    disj,
    effect,
    fold,
    holds,
    negated,
    substitute,
    variables_of,
)

SIZES = (2, 3, 4)
VALUES = st.tuples(*(st.integers(0, size - 1) for size in SIZES))
LEAVES = st.builds(Among, st.integers(0, len(SIZES) - 1), st.integers(0, 15))
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES | st.sampled_from([ALWAYS, NEVER]),
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, max_size=3).map(tuple).map(And)
        | st.lists(inner, max_size=3).map(tuple).map(Or)
    ),
    max_leaves=8,
)


@given(st.lists(CONDITIONS, max_size=4), VALUES)
def test_joining_means_what_it_says(parts: list[Condition], values: tuple[int, ...]) -> None:
    """`conj` holds where all parts do, `disj` where one does, `negated` where its part does not."""
    told = [holds(part, values) for part in parts]
    assert holds(conj(*parts), values) == all(told)
    assert holds(disj(*parts), values) == any(told)
    for part, so in zip(parts, told, strict=True):
        assert holds(negated(part), values) is not so
        assert holds(Not(part), values) is not so


@given(CONDITIONS)
def test_joining_simplifies(part: Condition) -> None:
    """What always holds falls away in `conj`, what never does in `disj`, and a double negation altogether."""
    assert conj(ALWAYS, part, ALWAYS) == conj(part)
    assert conj(part, NEVER) == NEVER
    assert disj(NEVER, part, NEVER) == disj(part)
    assert disj(part, ALWAYS) == ALWAYS
    assert conj() == ALWAYS
    assert disj() == NEVER
    assert negated(negated(Among(0, 1))) == Among(0, 1)
    assert (negated(ALWAYS), negated(NEVER)) == (NEVER, ALWAYS)


@given(CONDITIONS, VALUES, st.integers(0, len(SIZES) - 1), st.integers(0, 3))
def test_only_its_variables_matter(part: Condition, values: tuple[int, ...], changed: int, value: int) -> None:
    """Changing a variable that a condition does not ask about does not change whether it holds."""
    if changed not in variables_of(part):
        other = (*values[:changed], value % SIZES[changed], *values[changed + 1 :])
        assert holds(part, values) == holds(part, other)


@given(CONDITIONS, VALUES)
def test_folding_with_truth_values_is_holding(part: Condition, values: tuple[int, ...]) -> None:
    """A condition folded with what each comparison says there, `not`, `all` and `any` says whether it holds."""

    def leaf(asked: Among) -> bool:
        return holds(asked, values)

    assert fold(part, leaf, lambda so: not so, all, any) == holds(part, values)


@given(CONDITIONS, VALUES, st.sets(st.integers(0, len(SIZES) - 1)))
def test_substituting_changes_nothing_where_it_is_so(part: Condition, values: tuple[int, ...], known: set[int]) -> None:
    """Where variables have the values put in, what is left holds just when the whole did, and asks for them no more."""
    left = substitute(part, {variable: values[variable] for variable in known})
    assert holds(left, values) == holds(part, values)
    assert not variables_of(left) & known


@given(st.integers(0, len(SIZES) - 1), st.sampled_from(Operation), st.integers(0, 5), VALUES)
def test_an_effect_stays_in_the_domain(variable: int, does: Operation, amount: int, values: tuple[int, ...]) -> None:
    """No effect leads out of the domain; it changes one variable, in its own direction."""
    size = SIZES[variable]
    one = effect(variable, does, amount % size, size)
    after = applied((one,), values)
    old, new = values[variable], after[variable]
    assert 0 <= new < size
    assert after[:variable] + after[variable + 1 :] == values[:variable] + values[variable + 1 :]
    expected = {
        Operation.SET: amount % size,
        Operation.RISE: max(old, amount % size),
        Operation.FALL: min(old, amount % size),
        Operation.ADD: min(old + amount % size, size - 1),
        Operation.SUBTRACT: max(old - amount % size, 0),
    }
    assert new == expected[does]


def test_effects_see_what_the_ones_before_them_did() -> None:
    """Effects are made one after another, each only where its condition holds by then."""
    first = effect(0, Operation.SET, 1, 2)
    second = effect(1, Operation.SET, 2, 3, Among(0, 0b10))
    third = effect(2, Operation.SET, 3, 4, Among(0, 0b01))
    assert applied((first, second, third), (0, 0, 0)) == (1, 2, 0)
