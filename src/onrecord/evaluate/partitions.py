"""How like two ways to put the same things into groups are: pairwise, B-cubed, CEAF-e and LEA.

Both sides give the group of each thing by name; things that one side does not know are an error of the caller.

Sources: Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF-e), Moosavi and Strube 2016 (LEA).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

Groups = Mapping[str, Hashable]
Triple = tuple[float, float, float]


def partition_scores(truth: Groups, found: Groups) -> dict[str, float]:
    """All figures by name.

    >>> scores = partition_scores({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    >>> round(scores["pairwise_precision"], 3), scores["pairwise_recall"]
    (0.333, 1.0)
    """
    figures: dict[str, float] = {}
    for name, score in (("pairwise", pairwise), ("b_cubed", b_cubed), ("ceaf_e", ceaf_e), ("lea", lea)):
        precision, recall, f1 = score(truth, found)
        figures |= {f"{name}_f1": f1, f"{name}_precision": precision, f"{name}_recall": recall}
    return figures


def pairwise(truth: Groups, found: Groups) -> Triple:
    """Precision, recall and F1 over pairs that stand in one group."""
    both = sum(_pairs(n) for n in Counter((truth[key], found[key]) for key in truth).values())
    said = sum(_pairs(n) for n in Counter(found[key] for key in truth).values())
    real = sum(_pairs(n) for n in Counter(truth.values()).values())
    return _triple(both, said, both, real)


def b_cubed(truth: Groups, found: Groups) -> Triple:
    """The same over each thing's share of its group that belongs there."""
    both = Counter((truth[key], found[key]) for key in truth)
    real, said = Counter(truth.values()), Counter(found[key] for key in truth)
    precision = sum(both[truth[key], found[key]] / said[found[key]] for key in truth)
    recall = sum(both[truth[key], found[key]] / real[truth[key]] for key in truth)
    return _triple(precision, len(truth), recall, len(truth))


def ceaf_e(truth: Groups, found: Groups) -> Triple:
    """The same over groups matched one to one, so that their likeness (2|A∩B| / (|A|+|B|)) is greatest in all."""
    both = Counter((truth[key], found[key]) for key in truth)
    real, said = Counter(truth.values()), Counter(found[key] for key in truth)
    likeness: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (one, two), n in both.items():
        likeness[one][two] = 2 * n / (real[one] + said[two])
    total = best_match(likeness)
    return _triple(total, len(said), total, len(real))


def lea(truth: Groups, found: Groups) -> Triple:
    """The same over groups, each weighed by its size, by the share of its links that the other side has."""
    return _triple(*_links_kept(found, truth), *_links_kept(truth, found))


def _links_kept(one: Groups, two: Groups) -> tuple[float, int]:
    sizes, others = Counter(one.values()), Counter(two.values())
    kept: Counter[Hashable] = Counter()
    for (group, other), n in Counter((one[key], two[key]) for key in one).items():
        kept[group] += _pairs(n) if sizes[group] > 1 else int(others[other] == 1)
    total = sum(size * kept[group] / (_pairs(size) or 1) for group, size in sizes.items())
    return total, len(one)


def best_match(likeness: Mapping[Hashable, Mapping[Hashable, float]]) -> float:
    """The greatest sum over a one-to-one matching (Hungarian method), one island of the graph at a time."""
    return sum(_match_island(island) for island in _islands(likeness))


def _islands(
    likeness: Mapping[Hashable, Mapping[Hashable, float]],
) -> list[list[list[float]]]:
    """Square matrices of what hangs together, filled with zeros."""
    holders: dict[Hashable, list[Hashable]] = defaultdict(list)
    for one, row in likeness.items():
        for two in row:
            holders[two].append(one)
    left, found = dict.fromkeys(likeness), []
    while left:
        rows: dict[Hashable, None] = {}
        columns: dict[Hashable, None] = {}
        stack = [next(iter(left))]
        while stack:
            one = stack.pop()
            if one in rows:
                continue
            rows[one] = None
            left.pop(one, None)
            for two in likeness[one]:
                columns[two] = None
                stack += holders[two]
        size = max(len(rows), len(columns))
        matrix = [[likeness[one].get(two, 0.0) for two in columns] + [0.0] * (size - len(columns)) for one in rows]
        found.append(matrix + [[0.0] * size for _ in range(size - len(rows))])
    return found


def _match_island(matrix: list[list[float]]) -> float:
    """The greatest sum of one cell a row and column: shortest augmenting paths over potentials."""
    size = len(matrix)
    if size == 1:
        return matrix[0][0]
    row_of, lift, drop = [0] * (size + 1), [0.0] * (size + 1), [0.0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        column, least, came, used = 0, [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            used[column] = True
            at, step, then = row_of[column], float("inf"), 0
            for other in range(1, size + 1):
                if used[other]:
                    continue
                cost = -matrix[at - 1][other - 1] - lift[at] - drop[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, then = least[other], other
            for other in range(size + 1):
                if used[other]:
                    lift[row_of[other]] += step
                    drop[other] -= step
                else:
                    least[other] -= step
            column = then
        while column:
            row_of[column] = row_of[came[column]]
            column = came[column]
    return sum(matrix[row_of[column] - 1][column - 1] for column in range(1, size + 1))


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _triple(right: float, said: float, got: float, real: float) -> Triple:
    precision, recall = (right / said if said else 0.0), (got / real if real else 0.0)
    return precision, recall, (2 * precision * recall / (precision + recall) if precision + recall else 0.0)
