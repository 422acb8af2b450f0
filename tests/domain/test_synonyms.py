from liaison_app.domain.likeness import fold_name
from liaison_app.domain.synonyms import PHRASES, WORDS, forenames_alike


def test_every_synonym_folds_to_the_word_that_stands_for_all():
    assert {fold_name(word): first for word, first in {**WORDS, **PHRASES}.items()} == {
        first: first for first in {*WORDS.values(), *PHRASES.values()}
    }


def test_a_short_form_of_several_names_is_alike_to_all_of_them():
    assert {"patrick", "patricia", "pat"} <= forenames_alike("pat")


def test_a_forename_without_short_forms_is_alike_to_itself():
    assert forenames_alike("yusuf") == {"yusuf"}
