import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.domain.emails import RETIRED_DOMAIN, is_shared_mailbox, sendable_email, tidy_email

locals_ = st.from_regex(r"[A-Za-z0-9]{1,8}([.'_+-][A-Za-z0-9]{1,8}){0,2}", fullmatch=True)
domains = st.sampled_from(["example.org", "Faith.Example", "SCHOOL.sch.example", "münchen.example"])


@pytest.mark.parametrize(
    "email", ["jo@example.org", "jo.sample@faith.example", "o'neill@example.org"]
)
def test_a_good_address_is_kept_as_it_is(email):
    tidied = tidy_email(email)
    assert (tidied.value, tidied.notices, tidied.problem) == (email, (), "")


def test_an_address_is_kept_in_lower_case():
    assert tidy_email("Jo.Sample@Example.ORG").value == "jo.sample@example.org"


@pytest.mark.parametrize(
    "typed",
    [
        "\u200bjo@example.org\ufeff",
        "jo\u00a0@example.org",
        "jo@exam\u00adple.org",
        " \tjo@example.org\r\n",
        "\u2009jo@\u202fexample.org",
        "mailto:jo@example.org",
    ],
)
def test_obscure_white_space_is_stripped(typed):
    assert tidy_email(typed).value == "jo@example.org"


def test_an_apostrophe_that_word_made_curly_is_straight_again():
    assert tidy_email("o\u2019neill@example.org").value == "o'neill@example.org"


@pytest.mark.parametrize("typed", ["jo@pnn.police.uk", "Jo@Sample.PNN.police.uk"])
def test_an_address_at_the_retired_police_domain_gets_a_notice(typed):
    tidied = tidy_email(typed)
    assert (tidied.value, tidied.notices) == (typed.lower(), (RETIRED_DOMAIN,))


@pytest.mark.parametrize(
    "email", ["jo@sample.police.uk", "pnn.police.uk@example.org", "jo@xpnn.police.uk"]
)
def test_other_domains_get_no_notice(email):
    assert tidy_email(email).notices == ()


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "no e-mail address here"),
        (" \u200b", "no e-mail address here"),
        ("jo.example.org", "has an @"),
        ("jo@example.org; al@example.org", "more than one"),
        ("jo@example.org\nal@example.org", "more than one"),
        ("jo sample@example.org", "can be sent to"),
        ("Jo <jo@example.org>", "can be sent to"),
        ("jo@example", "can be sent to"),
        ("jo..sample@example.org", "can be sent to"),
        ("jo@-example.org", "can be sent to"),
        ("jo@team.local", "can be sent to"),
        ("jo@[192.0.2.1]", "can be sent to"),
        ("@example.org", "can be sent to"),
        ("j" * 100_000 + "@example.org", "can be sent to"),
    ],
)
def test_what_cannot_be_sent_to_is_a_problem_that_says_what_to_do(typed, part):
    tidied = tidy_email(typed)
    assert tidied.value is None
    assert part in tidied.problem
    assert tidied.problem.endswith(".")


@settings(max_examples=100)
@given(typed=st.builds("{}@{}".format, locals_, domains) | st.text(max_size=20))
def test_tidying_an_email_twice_is_tidying_it_once(typed):
    once = tidy_email(typed)
    assert (once.value is None) == bool(once.problem)
    if once.value:
        assert tidy_email(once.value) == once
        assert once.value == once.value.lower()


@settings(max_examples=60)
@given(local=locals_, domain=domains)
def test_case_and_surrounding_space_in_an_email_do_not_matter(local, domain):
    plain = tidy_email(f"{local}@{domain}")
    assert plain.value
    assert tidy_email(f" {local.upper()}@{domain.swapcase()}\u00a0") == plain


@pytest.mark.parametrize(
    "email",
    [
        "office@example.org",
        "head@example.org",
        "info@example.org",
        "admin@example.org",
        "Admin2@example.org",
        "school.office@example.org",
        "head-teacher@example.org",
        "office+letters@example.org",
        "parish_office@church.example",
    ],
)
def test_a_shared_mailbox_is_no_proof_that_two_people_are_the_same(email):
    assert is_shared_mailbox(email)


@pytest.mark.parametrize(
    "email",
    ["jo@example.org", "jo.office@example.org", "headley@example.org", "", "12@example.org"],
)
def test_a_mailbox_of_one_person_is_not_shared(email):
    assert not is_shared_mailbox(email)


def test_checking_an_address_looks_nothing_up():
    code = (
        "import sys\n"
        "def refuse(event, details):\n"
        "    assert not event.startswith('socket.'), event\n"
        "sys.addaudithook(refuse)\n"
        "from liaison_app.domain.emails import tidy_email\n"
        "print(tidy_email('Jo@no-such-domain.example').value, 'dns' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["jo@no-such-domain.example", "False"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("jo@example.org", "jo@example.org"),
        ("o'neill+a.b@oak-lane.example", "o'neill+a.b@oak-lane.example"),
        ("jo@bücher.example", "jo@xn--bcher-kva.example"),
        (f"{'a' * 60}@{'b' * 60}.example", f"{'a' * 60}@{'b' * 60}.example"),
    ],
)
def test_one_address_is_written_as_mail_goes(typed, sent):
    assert sendable_email(typed) == sent


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jo",
        "a@example.org, b@example.org",
        "a@example.org\nb@example.org",
        "a@example.org\n",
        "Jo <a@example.org>",
        "jürgen@example.org",
        f"{'a' * 300}@example.org",
        f"a@{'b' * 64}.example",
        "a@example",
        '"a b"@example.org',
    ],
)
def test_what_is_not_just_one_address_is_not_sent_to(typed):
    assert sendable_email(typed) == ""
