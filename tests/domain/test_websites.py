import pytest

from liaison_app.domain.websites import check_website


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("www.school.example", "www.school.example"),
        (" WWW.School.Example/ ", "www.school.example"),
        ("http:www.school.example", "http://www.school.example"),
        ("HTTPS://School.example/About-Us", "https://school.example/About-Us"),
        ("<https://school.example/>", "https://school.example"),
        ("school.example:8080/a?b=C#d", "school.example:8080/a?b=C#d"),
        ("moschee-münchen.example", "moschee-münchen.example"),
        ("www.gurdwara.example.", "www.gurdwara.example"),
        ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
    ],
)
def test_the_address_of_a_website_is_tidied(typed, kept):
    assert check_website(typed).value == kept


@pytest.mark.parametrize(
    "typed",
    [
        "none",
        "ask at the office",
        "office@school.example",
        "http://",
        "www",
        "www.school .example",
        "www.school.example and www.other.example",
        "ftp://school.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "school..example",
        "-school.example",
        "020 7946 0301",
        "020.7946",
        "http://[::1",
        "school.example:99999999",
        "...",
        f"{'a' * 64}.example",
    ],
)
def test_what_cannot_be_the_address_of_a_website_is_refused_in_a_sentence(typed):
    checked = check_website(typed)
    assert checked.value is None
    assert checked.problem.startswith("This is not the address of a website")


def test_an_address_that_was_tidied_stays_as_it_is():
    once = check_website("HTTPS://School.Example/Path/")
    assert check_website(once.value) == once
