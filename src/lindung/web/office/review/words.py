"""Words and looks of the review's pages for codes that workflows hand over."""

from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.review.lines import Agrees

LOOK_OF = {
    ReviewState.DECIDED: "above",
    ReviewState.SECOND: "near",
    ReviewState.THIRD: "near",
    ReviewState.RECHECK: "behind",
}
AGREES_LOOK = {Agrees.SAME: "above", Agrees.NEAR: "near", Agrees.DIFFERS: "behind", Agrees.MISSING: "none"}
FILTER_WORDS = {
    "state": Words("Keadaan", "State"),
    "stage": Words("Cara ditemukan", "How it was found"),
    "band": Words("Skor", "Score"),
    "district": Words("Kecamatan pekerja", "Worker's district"),
}
BUTTONS = {
    PairVerdict.SAME: (Words("Sama", "Same"), "1"),
    PairVerdict.DIFFERENT: (Words("Berbeda", "Different"), "2"),
    PairVerdict.UNSURE: (Words("Belum yakin", "Not sure"), "3"),
}
READINGS = {
    1: Words("bacaan pertama", "first reading"),
    2: Words("bacaan kedua", "second reading"),
    3: Words("bacaan ketiga", "third reading"),
}
