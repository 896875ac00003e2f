"""The language of a block is told from script, letters and small words."""

from __future__ import annotations

import pytest

from legation.documents.languages import document_language, language_of, script_of

SENTENCES = [
    ("fa", "فردا برای دیدار با همسایگان به مسقط سفر می‌کنم."),
    ("ar", "وصل وزير الخارجية إلى بغداد في زيارة رسمية."),
    ("ur", "ہم کل اسلام آباد میں مہمانوں سے ملاقات کریں گے۔"),
    ("ps", "نن په کابل کې د بهرنیو چارو وزیر سره وکتل."),
    ("ru", "Сегодня мы провели переговоры в Астане."),
    ("uk", "Сьогодні ми провели переговори, і це важливо."),
    ("zh", "今天我们在北京会见了来访的部长。"),
    ("ja", "今日、東京で大臣と会談しました。"),
    ("ko", "오늘 서울에서 장관을 만났습니다."),
    ("he", "השרים נפגשו היום בירושלים."),
    ("el", "Οι υπουργοί συναντήθηκαν σήμερα στην Αθήνα."),
    ("hi", "आज हमने दिल्ली में मंत्री से मुलाकात की।"),
    ("fr", "Le ministre des affaires étrangères est arrivé à Dakar."),
    ("de", "Der Minister ist heute mit dem Zug in Wien eingetroffen."),
    ("es", "El ministro llegó a la ciudad de Lima con una delegación."),
    ("pt", "O ministro chegou à cidade com uma delegação para as conversas."),
    ("it", "Il ministro è arrivato nella città con una delegazione per i colloqui."),
    ("tr", "Bugün Ankara'da bir araya geldik ve anlaşma için görüştük."),
    ("id", "Menteri dan rombongan tiba di Jakarta untuk pertemuan dengan presiden."),
    ("en", "The minister arrived in the city for talks with his counterpart."),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_one_sentence_is_enough(language: str, text: str) -> None:
    """Also inside an article in English."""
    assert language_of(text) == language
    assert language_of(text, "en") == language


@pytest.mark.parametrize("text", ["Tehran, Islamabad", "Luis de la Torre", "“Yes.”", "2026", "Al-Quds"])
def test_names_alone_are_in_the_language_of_their_article(text: str) -> None:
    """Too little to say otherwise."""
    assert language_of(text, "en") == "en"


def test_links_and_handles_are_no_words() -> None:
    """A link in a post does not make it Latin."""
    assert script_of("خبر https://example.org/the-of-and @the_handle") == "Arabic"


def test_a_document_is_in_the_language_of_most_of_its_text() -> None:
    """One foreign post does not change it."""
    texts = [text for language, text in SENTENCES if language == "en"] * 4 + [SENTENCES[0][1]]
    assert document_language(texts) == "en"


def test_text_without_letters_has_no_language() -> None:
    """Nothing is guessed."""
    assert language_of("12.5 % – 2026") == ""
