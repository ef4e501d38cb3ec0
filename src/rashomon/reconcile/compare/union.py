"""Union-find whose groups depend on what was joined and not on the order of joining."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Union(Generic[T]):
    """Disjoint sets over hashable items; an item unknown so far is a set of its own."""

    __slots__ = ("_parent", "_size")

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {}
        self._size: dict[T, int] = {}
        for item in items:
            self.find(item)

    def find(self, item: T) -> T:
        """Some item of the set; which one it is may depend on the order of joining, so never show it."""
        if item not in self._parent:
            self._parent[item] = item
            self._size[item] = 1
            return item
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, a: T, b: T) -> bool:
        """Joins the sets of two items. True where they were two."""
        left, right = self.find(a), self.find(b)
        if left == right:
            return False
        if self._size[left] < self._size[right]:
            left, right = right, left
        self._parent[right] = left
        self._size[left] += self._size[right]
        return True

    def same(self, a: T, b: T) -> bool:
        """True where both are in one set."""
        return self.find(a) == self.find(b)

    def groups(self, order: Iterable[T]) -> list[list[T]]:
        """The sets, in the order in which `order` first meets them; inside a set, in that order too."""
        found: dict[T, list[T]] = {}
        for item in order:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
