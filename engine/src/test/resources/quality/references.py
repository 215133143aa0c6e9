"""Writes the values that the tests of io.countersign.engine.quality compare with.

    pip install scipy==1.17.1 mpmath==1.4.1 crowd-kit==1.4.2 pandas==3.1.1 numpy==2.4.6
    python references.py

Everything is drawn from fixed seeds; running it again changes nothing.
"""

import csv
from pathlib import Path

import mpmath
import numpy as np
import pandas as pd
from crowdkit.aggregation import DawidSkene
from scipy import integrate, stats

HERE = Path(__file__).parent
# So that equal numbers that came about in other ways are equal.
SLACK = 1e-12


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def audits():
    for of in (1, 2, 5, 20, 59, 100, 333, 1_000, 20_000, 1_000_000):
        for errors in sorted({0, 1, 2, of // 100, of // 20, of // 2, of - 1}):
            if 0 <= errors < of:
                yield errors, of


def fixed_sample():
    for errors, of in audits():
        for certainty in (0.5, 0.9, 0.95, 0.999, 0.999999):
            yield errors, of, certainty, repr(float(stats.beta.ppf(certainty, errors + 1, of - errors)))


def anytime(errors, of, certainty):
    """By its definition: the mean over u of the likelihood ratio of p u against p."""
    mpmath.mp.dps = 40

    def martingale(p):
        a, b = mpmath.mpf(errors) + mpmath.mpf(1) / 2, of - errors
        mean = mpmath.betainc(a, b + 1, 0, p) / p**a
        return mpmath.log(mean / 2) - b * mpmath.log(1 - p)

    goal = -mpmath.log(1 - mpmath.mpf(str(certainty)))
    low, high = mpmath.mpf(max(errors, 1e-9)) / of, 1 - mpmath.mpf(10) ** -30
    for _ in range(80):
        middle = (low + high) / 2
        if martingale(middle) >= goal:
            high = middle
        else:
            low = middle
    return float(high)


def anytime_rows():
    for errors, of in audits():
        if of <= 1_000:
            for certainty in (0.9, 0.95, 0.999):
                yield errors, of, certainty, repr(anytime(errors, of, certainty))
    # The same by quadrature, to see that the closed form is the integral that it stands for.
    p = anytime(3, 100, 0.95)
    ratio = lambda u: u**3 * ((1 - p * u) / (1 - p)) ** 97 / (2 * np.sqrt(u))
    assert abs(integrate.quad(ratio, 0, 1)[0] - 20) < 1e-6


def hypergeometric():
    random = np.random.default_rng(7)
    for whole in (1, 10, 200, 5_000, 1_000_000):
        for _ in range(25):
            marked, drawn = (int(x) for x in random.integers(0, whole + 1, 2))
            if whole > 200:
                marked, drawn = marked // 20, drawn // 50
            around = stats.hypergeom.rvs(whole, marked, drawn, random_state=random)
            for k in {0, int(around), int(around) + 3}:
                yield k, whole, marked, drawn, repr(float(stats.hypergeom.cdf(k, whole, marked, drawn)))


def plan(size, wanted, producers, unacceptable, consumers):
    """The smallest sample that keeps both risks, by trying all."""
    good, bad = int(wanted * size + 1e-9), int(np.ceil(unacceptable * size - 1e-9))
    for n in range(1, size + 1):
        c = np.arange(0, n)
        keeps = (stats.hypergeom.cdf(c, size, bad, n) <= consumers + SLACK) & (
            stats.hypergeom.cdf(c, size, good, n) >= 1 - producers - SLACK
        )
        if keeps.any():
            return n, int(c[keeps][0])


def endless_plan(wanted, producers, unacceptable, consumers):
    for n in range(1, 5_000):
        c = np.arange(0, n)
        keeps = (stats.binom.cdf(c, n, unacceptable) <= consumers + SLACK) & (
            stats.binom.cdf(c, n, wanted) >= 1 - producers - SLACK
        )
        if keeps.any():
            return n, int(c[keeps][0])


def plans():
    wishes = [
        (0.01, 0.05, 0.05, 0.1),
        (0.02, 0.05, 0.08, 0.1),
        (0.05, 0.05, 0.15, 0.075),
        (0.0, 0.05, 0.03, 0.05),
        (0.03, 0.1, 0.1, 0.2),
        (0.01, 0.05, 0.02, 0.05),
    ]
    for wish in wishes:
        for size in (5, 30, 100, 200, 1_000, 2_000):
            yield size, *wish, *plan(size, *wish)
        yield 0, *wish, *endless_plan(*wish)


def simulated(name, seed, items, people, classes, share, known, rounds):
    random = np.random.default_rng(seed)
    truth = random.choice(classes, items, p=random.dirichlet(np.full(classes, 3)))
    skill = random.uniform(0.5, 0.97, people)
    rows = []
    for item in range(items):
        for person in range(people):
            if random.random() < share or person == item % people:
                right = random.random() < skill[person]
                said = truth[item] if right else random.integers(classes)
                rows.append((item, person, int(said)))
    golden = {item: int(truth[item]) for item in range(known)}
    data = pd.DataFrame(rows, columns=["task", "worker", "label"])
    write(f"{name}-answers.csv", ["item", "person", "said"], rows)
    write(f"{name}-known.csv", ["item", "truth"], golden.items())
    crowd_kit(name, data, golden, rounds)
    with_priors(name, data, golden, items, people, classes, rounds)


def crowd_kit(name, data, golden, rounds):
    true_labels = pd.Series(golden, dtype=int) if golden else None
    fitted = DawidSkene(n_iter=rounds, tol=-np.inf).fit(data, true_labels=true_labels)
    rows = [("share", "", "", label, repr(float(p))) for label, p in fitted.priors_.items()]
    rows += [
        ("posterior", item, "", label, repr(float(p)))
        for item, by in fitted.probas_.iterrows()
        for label, p in by.items()
    ]
    rows += [
        ("rate", person, said, label, repr(float(p)))
        for (person, said), by in fitted.errors_.iterrows()
        for label, p in by.items()
    ]
    write(f"{name}-crowd-kit.csv", ["what", "of", "said", "class", "value"], rows)


def with_priors(name, data, golden, items, people, classes, rounds):
    """Dense and by matrices, with 5 % errors worth 10 answers, and one item for all classes."""
    given = np.zeros((items, people, classes))
    for item, person, said in data.itertuples(index=False):
        given[item, person, said] += 1
    prior = np.full((classes, classes), 10 * 0.05 / (classes - 1))
    np.fill_diagonal(prior, 10 * 0.95)
    believed = given.sum(1)
    believed /= believed.sum(1, keepdims=True)
    pin(believed, golden)
    for _ in range(rounds):
        shares = (believed.sum(0) + 1 / classes) / (items + 1)
        rates = np.einsum("ic,ips->pcs", believed, given) + prior
        rates /= rates.sum(2, keepdims=True)
        weights = np.log(shares) + np.einsum("ips,pcs->ic", given, np.log(rates))
        believed = np.exp(weights - weights.max(1, keepdims=True))
        believed /= believed.sum(1, keepdims=True)
        pin(believed, golden)
    rows = [(item, label, repr(float(believed[item, label]))) for item in range(items) for label in range(classes)]
    write(f"{name}-with-priors.csv", ["item", "class", "posterior"], rows)


def pin(believed, golden):
    for item, label in golden.items():
        believed[item] = 0
        believed[item, label] = 1


write("fixed-sample.csv", ["errors", "of", "certainty", "upper"], fixed_sample())
write("anytime.csv", ["errors", "of", "certainty", "upper"], anytime_rows())
write("hypergeometric.csv", ["k", "whole", "marked", "drawn", "at_most"], hypergeometric())
write(
    "plans.csv",
    ["size", "wanted", "producers_risk", "unacceptable", "consumers_risk", "sample_size", "most_errors"],
    plans(),
)
simulated("dense", 1, 60, 5, 3, 1.0, 0, 20)
simulated("sparse", 2, 150, 12, 4, 0.3, 0, 30)
simulated("known", 3, 120, 8, 5, 0.4, 15, 25)
