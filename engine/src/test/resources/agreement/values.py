"""Values of agreement as other implementations compute them: python values.py > values.json"""

import json

import krippendorff
import numpy as np
from scipy.optimize import linear_sum_assignment
from shapely.geometry import Polygon, box
from sklearn.metrics import cohen_kappa_score, f1_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

random = np.random.default_rng(20110125)


def study(raters, units, values, noise, missing):
    """What each rater (row) said of each unit (column): the truth, or by chance anything."""
    truth = random.integers(1, values + 1, units)
    said = np.tile(truth, (raters, 1)).astype(float)
    wrong = random.random(said.shape) < noise
    said[wrong] = random.integers(1, values + 1, wrong.sum())
    said[random.random(said.shape) < missing] = np.nan
    return said


def plain(matrix):
    return [[None if np.isnan(value) else int(value) for value in row] for row in matrix]


def alphas():
    published = np.array([
        [1, 2, 3, 3, 2, 1, 4, 1, 2, np.nan, np.nan, np.nan],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, np.nan, 3],
        [np.nan, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, np.nan],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, np.nan]])
    studies = [published] + [
        study(random.integers(2, 7), random.integers(5, 60), random.integers(2, 9), noise, missing)
        for noise in (0.0, 0.1, 0.4, 0.9) for missing in (0.0, 0.2, 0.6)]
    for matrix in studies:
        yield {"said": plain(matrix)} | {
            level: float(krippendorff.alpha(reliability_data=matrix, level_of_measurement=level))
            for level in ("nominal", "ordinal", "interval")}


def kappas():
    for noise in (0.1, 0.5, 0.9):
        for raters in (2, 5):
            matrix = study(raters, 40, 4, noise, 0)
            table, _ = aggregate_raters(matrix.T)
            yield {
                "said": plain(matrix),
                "fleiss": float(fleiss_kappa(table)),
                "cohen": float(cohen_kappa_score(matrix[0], matrix[1])) if raters == 2 else None}


def star():
    """A polygon that need not be convex and whose edges don't cross."""
    corners = random.integers(3, 40)
    angles = np.sort(random.random(corners) * 2 * np.pi)
    reach = random.uniform(5, 40, corners)
    centre = random.uniform(20, 80, 2)
    return [[float(centre[0] + r * np.cos(a)), float(centre[1] + r * np.sin(a))]
            for a, r in zip(angles, reach)]


def polygons():
    while True:
        one, other = star(), star()
        if Polygon(one).is_valid and Polygon(other).is_valid:
            iou = Polygon(one).intersection(Polygon(other)).area / Polygon(one).union(Polygon(other)).area
            yield {"one": one, "other": other, "iou": float(iou)}


def boxes():
    for _ in range(30):
        sets = [[[float(v) for v in random.uniform((0, 0, 10, 10), (60, 60, 50, 50))]
                 for _ in range(random.integers(1, 12))] for _ in range(2)]
        shapes = [[box(x, y, x + w, y + h) for x, y, w, h in one] for one in sets]
        iou = np.array([[a.intersection(b).area / a.union(b).area for b in shapes[1]] for a in shapes[0]])
        rows, columns = linear_sum_assignment(iou, maximize=True)
        yield {"one": sets[0], "other": sets[1],
               "agreement": float(2 * iou[rows, columns].sum() / (len(sets[0]) + len(sets[1])))}


def spans():
    every = [(start, start + length) for start in range(0, 40, 5) for length in (1, 3, 7)]
    for _ in range(20):
        sets = [[span for span in every if random.random() < 0.4] for _ in range(2)]
        if sets[0] or sets[1]:
            yield {"one": sets[0], "other": sets[1],
                   "f1": float(f1_score([s in sets[0] for s in every], [s in sets[1] for s in every]))}


def interval():
    matrix = study(2, 150, 3, 0.25, 0)
    drawn = [krippendorff.alpha(reliability_data=matrix[:, random.integers(0, 150, 150)],
                                level_of_measurement="nominal") for _ in range(20000)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return {"said": plain(matrix), "low": float(low), "high": float(high)}


valid = polygons()
print(json.dumps({
    "alphas": list(alphas()),
    "kappas": list(kappas()),
    "polygons": [next(valid) for _ in range(40)],
    "boxes": list(boxes()),
    "spans": list(spans()),
    "interval": interval()}))
