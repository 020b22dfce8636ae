"""What pure functions gave, kept from one build to the next.

`@kept` makes a function remember, within `keeping`, what it gave for equal arguments, as
`functools.cache` does; and the next build remembers it too. The key is all that the function may
see: its arguments, whole, with the program, the settings and the templates. So it must look at
nothing else, and change nothing. What tells of `faults` is not kept.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, Protocol, TypeVar

Function = TypeVar("Function", bound=Callable)
Ask = Callable[..., Any]  # gives the answer to a question: its name, and what it is about


class Store(Protocol):
    """Remembers what functions gave."""

    def call(self, function: Callable, given: tuple, named: dict[str, Any]) -> Any:
        """Give what the function gives, or gave."""

    def recall(self, given: tuple, make: Callable[[Ask], Any], answer: Ask) -> Any:
        """Give what `make` makes, or made where its questions had the same answers."""

    def make_known(self, value: Any, key: bytes) -> None:
        """Take a value for what `key` tells."""


# What remembers now; None outside of `generator.caching.kept_results.keeping`.
STORE: ContextVar[Store | None] = ContextVar("kept", default=None)


class Following(tuple):
    """Records that follow from what else a function is given: its key but counts them."""


def kept(function: Function) -> Function:
    """Make a pure function remember what it gave, within `keeping`."""

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        store = STORE.get()
        return store.call(function, given, named) if store else function(*given, **named)

    return call  # type: ignore[return-value]


def make_known(value: Any, key: bytes) -> None:
    """Tell by which key a value is known elsewhere: equal keys are to tell equal values.

    So what it holds need not be looked at to know it.
    """
    if store := STORE.get():
        store.make_known(value, key)


def recalled(given: tuple, make: Callable[[Ask], Any], answer: Ask) -> Any:
    """Give what `make` makes of what is given and of answers to its questions.

    Within `keeping` it is taken from the last build, where all of it is equal and each question has
    the answer that it had. `make` may look at nothing else.
    """
    store = STORE.get()
    return store.recall(given, make, answer) if store else make(answer)
