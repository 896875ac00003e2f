"""Words per second from raw text to analysis: the language model, one process and two, beside spaCy's CNN.

    python benchmarks/speed/words.py --shared ../shared [--words 60000] [--model FOLDER]

spaCy is no dependency of the package: install it into the bench's environment to have the comparison, else it is
left out. Its pipeline has the parts and sizes of the small English model (tok2vec 96 wide, four deep; tagger, parser,
names), with random weights: timing needs no training. CPU seconds are of the process; all runs are single-threaded.
Also told: seconds to load, peak memory, and size of the files.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
TOGETHER = 16
MODEL = Path(__file__).parents[2] / "src" / "legation" / "data" / "model"
SMALL = {
    "tok2vec": {
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
                "rows": [5000, 1000, 2500, 2500, 50, 50],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }
    }
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}


def texts(path: Path, words: int) -> list[str]:
    """Reports until so many words (by spaces) are together."""
    found, count = [], 0
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if count >= words:
                break
            found.append(str(json.loads(line)["text"]))
            count += len(found[-1].split())
    return found


def ours(reports: list[str], folder: Path = MODEL) -> tuple[int, float]:
    """Words read and CPU seconds of the language model, from raw text."""
    from legation.analysis.model import LanguageModel
    from legation.text.sentences import split_sentences
    from legation.text.words import split_words

    model = LanguageModel(folder, check=folder == MODEL)
    model.read([split_words("Warm up.")])
    start, count = time.process_time(), 0
    for at in range(0, len(reports), TOGETHER):
        part = reports[at : at + TOGETHER]
        sentences = [w for text in part for s in split_sentences(text) if (w := split_words(text, s))]
        count += sum(len(p.sentence.tokens) for p in model.read(sentences))
    return count, time.process_time() - start


def spacy_cnn(reports: list[str]) -> tuple[int, float]:
    """The same of spaCy's CNN pipeline with random weights."""
    import spacy
    from spacy.training import Example

    language = spacy.blank("en")
    language.add_pipe("tok2vec", config=SMALL["tok2vec"])
    upstream = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}
    language.add_pipe("tagger", config={"model": upstream}).add_label("NN")
    for name, hidden in (("parser", 64), ("ner", 64)):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2", "state_type": name, "extra_state_tokens": False,
            "hidden_width": hidden, "maxout_pieces": 2, "use_upper": True, "tok2vec": LISTENER,
        }  # fmt: skip
        language.add_pipe(name, config={"model": model})
    language.initialize(lambda: list(_examples(language, Example)))
    list(language.pipe(["Warm up."]))
    start, count = time.process_time(), 0
    for doc in language.pipe(reports, batch_size=TOGETHER):
        count += sum(not token.is_space for token in doc)
    return count, time.process_time() - start


def _examples(language: object, example: object) -> Iterator[object]:
    """A few annotated sentences: they give the labels that a trained pipeline would have."""
    rels = (
        "nsubj obj obl nmod case det amod advmod aux cop mark conj cc punct ccomp xcomp advcl acl appos nummod".split()
    )
    tags = "NN NNS NNP VB VBD VBZ VBG VBN JJ RB IN DT CC CD PRP MD TO WDT POS UH".split()
    words = [f"word{i}" for i in range(21)]
    doc = language.make_doc(" ".join(words))  # type: ignore[attr-defined]
    marks = {
        "heads": [0] * 21, "deps": ["ROOT", *rels], "tags": ["NN", *tags],
        "entities": [f"U-{x}" for x in ("PERSON", "ORG", "GPE", "DATE")] + ["O"] * 17,
    }  # fmt: skip
    yield example.from_dict(doc, marks)  # type: ignore[attr-defined]


def _timed(work: Callable[[list[str]], tuple[int, float]], reports: list[str], queue: object) -> None:
    words, seconds = work(reports)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    queue.put((words, seconds, memory))  # type: ignore[attr-defined]


def in_processes(
    work: Callable[[list[str]], tuple[int, float]], shares: list[list[str]]
) -> list[tuple[int, float, float]]:
    """Words, CPU seconds and peak MB of one process for each share."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    processes = [context.Process(target=_timed, args=(work, share, queue)) for share in shares]
    for process in processes:
        process.start()
    found = [queue.get() for _ in processes]
    for process in processes:
        process.join()
    return found


def loading() -> float:
    """Seconds to load the model, digests checked."""
    from legation.analysis.model import LanguageModel

    start = time.perf_counter()
    LanguageModel.load()
    return time.perf_counter() - start


def main() -> None:
    """Runs and prints the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    reports = texts(args.shared / "corpora" / "reports.jsonl", args.words)
    print(f"files {sum(f.stat().st_size for f in args.model.iterdir()) / 1e6:.1f} MB, load {loading():.2f} s")
    work = partial(ours, folder=args.model)
    ((words, seconds, memory),) = in_processes(work, [reports])
    print(f"ours, one process: {words / seconds:.0f} words per CPU second, peak {memory:.0f} MB")
    two = in_processes(work, [reports[::2], reports[1::2]])
    both = sum(w / s for w, s, _ in two)
    print(f"ours, two processes: {both:.0f} words per second of both, {both / (words / seconds):.2f} times one")
    try:
        import spacy  # noqa: F401
    except ImportError:
        print("spaCy is not installed: no comparison")
        return
    ((count, spent, memory),) = in_processes(spacy_cnn, [reports])
    print(f"spaCy CNN: {count / spent:.0f} words per CPU second, peak {memory:.0f} MB")
    print(f"ours at {words / seconds / (count / spent):.2f} of spaCy's words per CPU second")


if __name__ == "__main__":
    main()
