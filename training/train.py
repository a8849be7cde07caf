"""Learns handbook/learned.bin from corpus/: `make train`. The same corpus and handbook give the same file.

Nothing held (training/corpus.py) is read here. The limits are chosen on a part of the ideas that the weights of that
round have not seen; then the weights are learned from all of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression

from flows.triage.categories import ANY, CONCERN, GRAVE
from flows.triage.second import scores
from handbook.reading import CODES, TOPICS, Handbook, load
from handbook.reading.distress import KINDS
from handbook.reading.learned import FILE
from handbook.reading.second import read_second
from training.beginnings import beginnings
from training.corpus import Example, read_corpus
from training.fragments import FRAGMENTS, fragments
from training.joint import joint
from training.labels import FIRST, about, says, tells
from training.lengths import length_of, whatever_the_length
from training.limits import limits_beside, limits_of_danger, limits_of_subjects
from training.phrases import as_messages
from training.sight import columns, rarity, rows, views

_SEED = 59
_AT_ONCE = 1_000
_STRENGTH, _ALARM_STRENGTH = 1.0, 0.5
_TELLING = 0.3
"""A gram counts more the more it is on one side only: its logarithm of odds, to this power."""
_TEMPTING = 10.0
"""How much more a harmless message counts where a limit is set by false alarms."""
_STEPS = 127
_RISK = (CONCERN, GRAVE)
_ALARMS = ("danger", "acute", ANY, *_RISK)
_LEARNED = {
    "message": ("danger", "acute"),
    "story": ("danger", "acute", *_RISK),
    "kind": tuple(sorted(KINDS)),
    "subject": (*CODES, *TOPICS, ANY, *_RISK, *(FIRST + code for code in CODES)),
}
_OUTPUTS = {**_LEARNED, "story": ("danger", "acute"), "subject": (*CODES, *TOPICS, ANY, *_RISK)}
"""What is learned for each head, and what of it are answers of its own: the others are added to these (`_SUMS`)."""

_SUMS = {
    ("story", "danger"): {"danger": 1.0, CONCERN: 1.0},
    ("story", "acute"): {"acute": 1.0, CONCERN: 0.3, GRAVE: 0.5},
    ("subject", ANY): {ANY: 1.0, CONCERN: 0.5},
    **{("subject", code): {code: 1 / 3, FIRST + code: 2 / 3} for code in CODES},
}
"""Answers that are made of several. All are sums of weights, so this costs the bot nothing. Where a letter counts twice
for being the first and once for being there at all, the right one comes first more often, and as often among three."""


class Data(NamedTuple):
    """Rows as each head sees a message. `larger` is by how much each column is: the bot does not multiply, so the
    written weights do."""

    views: Mapping[str, csr_matrix]
    keys: Sequence[int]
    larger: np.ndarray


class Fitted(NamedTuple):
    """A head's weights, a row an output."""

    name: str
    outputs: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, data: Data, places: np.ndarray) -> np.ndarray:
        """A column an output."""
        found: np.ndarray = np.asarray(data.views[self.name][places] @ self.weights.T) + self.bias
        return found


def main() -> None:
    """Learn, choose the limits, write the file, and say what was chosen."""
    book = load(weights=None)
    written = [one for one in read_corpus() if not one.held]
    examples = [*written, *beginnings(written), *as_messages(book), *fragments(written, book)]
    print(f"{len(examples)} messages: reading them as the bot does", flush=True)
    data = see(examples, book)
    limits = choose(examples, len(written), data, book)
    everyone = np.arange(len(examples))
    fitted = [fit(name, examples, data, everyone) for name in _LEARNED]
    heads = [head._replace(weights=head.weights * data.larger) for head in fitted]
    size = write(heads, data.keys, limits)
    print(f"{len(examples)} messages, {len(data.keys)} grams, {size / 1e6:.2f} MB, limits {limits}")


def see(examples: Sequence[Example], book: Handbook) -> Data:
    """Every message as numbers, the rare grams larger."""
    seen = [views(one, book) for one in _with_progress(examples)]
    by_head = {"message": [one.message for one in seen], "story": [one.story for one in seen]}
    by_head["subject"] = [one.subject for one in seen]
    places = columns(*by_head.values())
    tables = {name: rows(each, places) for name, each in by_head.items()}
    larger = rarity(vstack(list(tables.values())))
    larger_ones = {name: (table @ diags(larger)).tocsr() for name, table in tables.items()}
    return Data({**larger_ones, "kind": larger_ones["story"]}, sorted(places), larger)


def _with_progress(examples: Sequence[Example]) -> Iterator[Example]:
    for number, one in enumerate(examples, 1):
        yield one
        if number % 2_000 == 0:
            print(f"  {number} read", flush=True)


class Limits(NamedTuple):
    """Of the first listener alone, of the first beside a second one, and of both together, whose answers count as
    `sums` says.
    """

    alone: Mapping[str, float]
    beside: Mapping[str, float]
    together: Mapping[str, float]
    sums: Mapping[str, Mapping[str, float]]


def choose(examples: Sequence[Example], written: int, data: Data, book: Handbook) -> Limits:
    """The limits, from what weights say of ideas they have not learned from: of the first `written` messages.

    The second listener has learned nothing from these ideas either (training/second/rows.py).
    """
    learn = np.array([place for place, one in enumerate(examples) if not one.apart])
    test = np.array([place for place, one in enumerate(examples[:written]) if one.apart])
    by_message, by_story = (
        fit(name, examples, data, learn).scores(data, test) for name in ("message", "story")
    )
    signals = by_message + by_story
    subjects = fit("subject", examples, data, learn).scores(data, test)
    apart = [examples[place] for place in test]
    alone = {
        **limits_of_danger(apart, signals, book),
        **limits_of_subjects(apart, subjects, book),
    }
    names, told = _OUTPUTS["subject"], _told(apart)
    kinds = fit("kind", examples, data, learn).scores(data, test)
    said = joint(
        apart, signals, kinds, [dict(zip(names, one, strict=True)) for one in subjects.tolist()], told
    )
    beside, together = limits_beside(apart, signals, subjects, said, told, names, alone, book)
    return Limits(alone, beside, together, said.sums)


def _told(examples: Sequence[Example]) -> list[Mapping[str, float]]:
    """What the second listener says of each."""
    print(f"the second listener reads {len(examples)} messages", flush=True)
    parts = np.array_split(np.arange(len(examples)), max(1, len(examples) // _AT_ONCE))
    found = Parallel(n_jobs=-1)(delayed(_read)([examples[place] for place in part]) for part in parts)
    return [one for part in found for one in part]


def _read(examples: Sequence[Example]) -> list[Mapping[str, float]]:
    second = read_second()
    return [scores(one.text, one.before, second) for one in examples]


def fit(name: str, examples: Sequence[Example], data: Data, learn: np.ndarray) -> Fitted:
    """One logistic regression an answer, each against all the rest; then those made of several are summed."""
    print(f"learning {name} from {len(learn)} messages", flush=True)
    asked = [(answer, _asked(name, answer, examples, learn)) for answer in _LEARNED[name]]
    lengths = np.array([length_of(one, whole=name == "subject") for one in examples])
    found = Parallel(n_jobs=-1, max_nbytes=None)(
        delayed(_alarm if answer in _ALARMS else _choice)(
            data.views[name][chosen],
            np.array([says(examples[place], answer) for place in chosen]),
            np.array([examples[place].harmless for place in chosen]),
            lengths[chosen],
        )
        for answer, chosen in asked
    )
    by_answer = dict(zip(_LEARNED[name], found, strict=True))
    sums = [_summed(name, output, by_answer) for output in _OUTPUTS[name]]
    return Fitted(
        name, _OUTPUTS[name], np.array([one[0] for one in sums]), np.array([one[1] for one in sums])
    )


def _summed(
    name: str, output: str, by_answer: Mapping[str, tuple[np.ndarray, float]]
) -> tuple[np.ndarray, float]:
    parts = [(amount, by_answer[other]) for other, amount in _SUMS.get((name, output), {output: 1.0}).items()]
    weights = sum((amount * each for amount, (each, _) in parts), np.zeros(len(parts[0][1][0])))
    return weights, sum(amount * bias for amount, (_, bias) in parts)


def _alarm(
    table: csr_matrix, answer: np.ndarray, harmless: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, float]:
    """An answer whose limit is set by false alarms: what tempts is learned first.

    The bias is fitted once more without that favour, so that a score of zero still means as likely as not.
    """
    counting = whatever_the_length(answer, np.where(harmless, _TEMPTING, 1.0), lengths)
    weights, bias = _regression(table, answer, counting, _ALARM_STRENGTH)
    return weights, _balanced(table @ weights, answer, bias)


def _choice(
    table: csr_matrix, answer: np.ndarray, harmless: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, float]:
    """An answer that is one of several, the likeliest of which is taken."""
    return _regression(table, answer, np.ones(len(harmless)))


def _regression(
    table: csr_matrix, answer: np.ndarray, weights: np.ndarray, strength: float = _STRENGTH
) -> tuple[np.ndarray, float]:
    telling = _telling(table, answer)
    model = LogisticRegression(C=strength, solver="liblinear", class_weight="balanced", random_state=_SEED)
    model.fit(table @ diags(telling), answer, weights)
    return model.coef_[0] * telling, float(model.intercept_[0])


def _telling(table: csr_matrix, answer: np.ndarray) -> np.ndarray:
    there = table > 0
    yes = 0.5 + np.asarray(there[answer].sum(axis=0)).ravel()
    no = 0.5 + np.asarray(there[~answer].sum(axis=0)).ravel()
    odds = np.abs(np.log((yes / yes.sum()) / (no / no.sum()))) ** _TELLING
    found: np.ndarray = odds / odds[odds > 0].mean() + 0.05
    return found


def _balanced(scores: np.ndarray, answer: np.ndarray, bias: float) -> float:
    """The bias at which both sides, each counted as one half, are explained best (Newton's steps)."""
    share = np.where(answer, 0.5 / answer.sum(), 0.5 / (~answer).sum())
    for _ in range(50):
        likely = 1 / (1 + np.exp(-(scores + bias)))
        step = (share * (answer - likely)).sum() / (share * likely * (1 - likely)).sum()
        bias += float(np.clip(step, -1, 1))
    return bias


def _asked(name: str, answer: str, examples: Sequence[Example], learn: np.ndarray) -> np.ndarray:
    return np.array([place for place in learn if _tells(name, answer, examples[place])])


def _tells(name: str, answer: str, example: Example) -> bool:
    """Whether this head learns this answer from it."""
    if answer.removeprefix(FIRST) in CODES and not example.categories:
        return False  # whether there is any letter is a question of its own: here it is which
    if name == "story" and answer in _RISK and example.page == FRAGMENTS:
        return True  # a piece that says nothing by itself raises no story's risk
    return tells(example, about(answer))


def write(heads: Sequence[Fitted], keys: Sequence[int], limits: Limits) -> int:
    """The file as handbook/reading/learned.py describes it; its size in bytes."""
    told, body = [], [np.array(keys, dtype="<u4").tobytes()]
    for head in heads:
        scale = np.abs(head.weights).max(axis=1) / _STEPS
        scale[scale == 0] = 1.0
        told.append(
            {
                "name": head.name,
                "outputs": head.outputs,
                "bias": [round(float(one), 4) for one in head.bias],
                "scale": [round(float(one), 7) for one in scale],
            }
        )
        body.append(np.rint(head.weights / scale[:, None]).astype(np.int8).T.tobytes())
    first = json.dumps(
        {
            "grams": len(keys),
            "heads": told,
            "limits": limits.alone,
            "beside": limits.beside,
            "together": limits.together,
            "sums": limits.sums,
        }
    )
    FILE.write_bytes(first.encode() + b"\n" + zlib.compress(b"".join(body), 9))
    return FILE.stat().st_size


if __name__ == "__main__":
    main()
