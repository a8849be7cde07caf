"""Learns handbook/learned.bin from corpus/: `make train`. The same corpus and handbook give the same file.

Nothing held (training/corpus.py) is read here. The limits are chosen on messages that the model of their fold has not
learned from.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from flows.triage.categories import ANY
from handbook.reading import CODES, TOPICS, Handbook, Learned, load
from handbook.reading.distress import KINDS
from handbook.reading.learned import FILE
from handbook.reading.phrases import read_language
from handbook.reading.problems import Problems
from handbook.reading.senses import read_senses
from training.corpus import Example, read_corpus, read_tuned_on
from training.limits import limits_of_danger, limits_of_subjects
from training.sight import columns, for_danger, for_subjects, rarity, rows
from training.vary import varied

_SEED = 59
_FOLDS = 5
_VARIED_WEIGHT = 0.5
_STRENGTH = 1.0
_STEPS = 127
_KINDS = tuple(sorted(KINDS))
_SUBJECTS = (*CODES, *TOPICS, ANY)


class Data(NamedTuple):
    """Rows for danger and for subjects, first the messages, then their variations; `owner` is a row's message.

    `larger` is by how much each column is: the bot does not multiply, so the written weights do.
    """

    danger: csr_matrix
    subjects: csr_matrix
    owner: np.ndarray
    keys: Sequence[int]
    larger: np.ndarray


class Fitted(NamedTuple):
    """A head's weights, a row an output."""

    outputs: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, table: csr_matrix) -> np.ndarray:
        """A column an output."""
        return np.asarray(table @ self.weights.T) + self.bias


def main() -> None:
    """Learn, choose the limits, write the file, and say what was chosen."""
    book = load(weights=None)
    examples = [*(one for one in read_corpus() if not one.held), *read_tuned_on()]
    data = see(examples, book)
    everyone = np.arange(len(examples))
    outside = {name: np.zeros((len(examples), len(_outputs(name)))) for name in ("signal", "subject")}
    for learn, test in GroupKFold(_FOLDS).split(everyone, groups=[one.group for one in examples]):
        for name, scored in outside.items():
            table = data.subjects if name == "subject" else data.danger
            scored[test] = fit(name, examples, data, learn).scores(table[test])
    limits = {
        **limits_of_danger(examples, outside["signal"], book),
        **limits_of_subjects(examples, outside["subject"], book),
    }
    fitted = [fit(name, examples, data, everyone) for name in ("signal", "kind", "subject")]
    heads = [head._replace(weights=head.weights * data.larger) for head in fitted]
    size = write(("signal", "kind", "subject"), heads, data.keys, limits)
    print(f"{len(examples)} messages, {len(data.keys)} grams, {size / 1e6:.2f} MB, limits {limits}")


def see(examples: Sequence[Example], book: Handbook) -> Data:
    """Every message and one variation of it, as numbers, the rare grams larger."""
    problems = Problems()
    language = read_language(FILE.parent, problems)
    blank = Learned({}, {}, {}, read_senses(FILE.parent, language, problems))
    chance = Random(_SEED)  # noqa: S311
    all_of_them = [*examples, *(replace(one, text=varied(one.text, chance)) for one in examples)]
    danger = [for_danger(one, book, blank) for one in all_of_them]
    subjects = [for_subjects(one, book, blank) for one in all_of_them]
    places = columns(danger[: len(examples)], subjects[: len(examples)])
    table, other = rows(danger, places), rows(subjects, places)
    larger = rarity(vstack([table, other]))
    owner = np.concatenate([np.arange(len(examples))] * 2)
    return Data(
        (table @ diags(larger)).tocsr(), (other @ diags(larger)).tocsr(), owner, sorted(places), larger
    )


def fit(name: str, examples: Sequence[Example], data: Data, learn: np.ndarray) -> Fitted:
    """One logistic regression an output, each against all the rest."""
    asked = [place for place in learn if _asked(name, examples[place])]
    chosen = np.flatnonzero(np.isin(data.owner, asked))
    table = (data.subjects if name == "subject" else data.danger)[chosen]
    weight = np.where(chosen < len(examples), 1.0, _VARIED_WEIGHT)
    outputs = _outputs(name)
    found = []
    for output in outputs:
        answer = np.array([_is(examples[place], output) for place in data.owner[chosen]])
        found.append(_regression(table, answer, weight))
    return Fitted(outputs, np.array([one[0] for one in found]), np.array([one[1] for one in found]))


def _regression(table: csr_matrix, answer: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    if not answer.any():
        return np.zeros(table.shape[1]), -9.0
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", class_weight="balanced", random_state=_SEED)
    model.fit(table, answer, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def _outputs(name: str) -> tuple[str, ...]:
    return {"signal": ("danger", "acute"), "kind": _KINDS, "subject": _SUBJECTS}[name]


def _asked(name: str, example: Example) -> bool:
    if name == "kind":
        return example.kind is not None
    return name == "signal" or not (example.turn or (example.tuned and example.signal != "none"))


def _is(example: Example, output: str) -> bool:
    if output in {"danger", "acute"}:
        return example.signal in {"danger": ("acute", "check"), "acute": ("acute",)}[output]
    if output == ANY:
        return bool(example.categories)
    return output in (example.kind, *example.categories, *example.topics)


def write(
    names: Sequence[str], heads: Sequence[Fitted], keys: Sequence[int], limits: Mapping[str, float]
) -> int:
    """The file as handbook/reading/learned.py describes it; its size in bytes."""
    told, body = [], [np.array(keys, dtype="<u4").tobytes()]
    for name, head in zip(names, heads, strict=True):
        scale = np.abs(head.weights).max(axis=1) / _STEPS
        scale[scale == 0] = 1.0
        told.append(
            {
                "name": name,
                "outputs": head.outputs,
                "bias": [round(float(one), 4) for one in head.bias],
                "scale": [round(float(one), 7) for one in scale],
            }
        )
        body.append(np.rint(head.weights / scale[:, None]).astype(np.int8).T.tobytes())
    first = json.dumps({"grams": len(keys), "heads": told, "limits": limits})
    FILE.write_bytes(first.encode() + b"\n" + zlib.compress(b"".join(body), 9))
    return FILE.stat().st_size


if __name__ == "__main__":
    main()
