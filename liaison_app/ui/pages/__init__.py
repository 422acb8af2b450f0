"""The pages of the window: each one module, and one line here.

A page is built when it is first shown, so that the start waits for one page alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from liaison_app.ui.desk import Desk
from liaison_app.ui.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDeclared:
    """A page as the navigation shows it, and how it is built from what is at hand."""

    key: str
    title: str
    icon: str
    build: Callable[[Desk], Page]
    at_foot: bool = False


def _home(desk: Desk) -> Page:
    from liaison_app.ui.pages.home.page import HomePage  # noqa: PLC0415 - built when first shown

    return HomePage(tasks=desk.tasks, database=desk.database, today=desk.today, clock=desk.clock)


def _organisations(desk: Desk) -> Page:
    from liaison_app.ui.pages.organisations.page import OrganisationsPage  # noqa: PLC0415 - likewise

    return OrganisationsPage(
        tasks=desk.tasks,
        database=desk.database,
        today=desk.today,
        remembered=desk.remembered,
    )


def _people(desk: Desk) -> Page:
    from liaison_app.ui.pages.people.page import PeoplePage  # noqa: PLC0415 - likewise

    return PeoplePage(
        tasks=desk.tasks,
        database=desk.database,
        today=desk.today,
        remembered=desk.remembered,
    )


def _campaigns(desk: Desk) -> Page:
    from liaison_app.ui.pages.campaigns.page import CampaignsPage  # noqa: PLC0415 - likewise

    return CampaignsPage(
        tasks=desk.tasks,
        database=desk.database,
        today=desk.today,
        clock=desk.clock,
        officer_id=desk.officer_id,
        remembered=desk.remembered,
    )


def _outreach(desk: Desk) -> Page:
    from liaison_app.ui.pages.outreach.page import OutreachPage  # noqa: PLC0415 - likewise

    return OutreachPage(
        tasks=desk.tasks,
        database=desk.database,
        today=desk.today,
        remembered=desk.remembered,
    )


def _mail_lists(desk: Desk) -> Page:
    from liaison_app.ui.pages.mail_lists.page import MailListsPage  # noqa: PLC0415 - likewise

    return MailListsPage(desk=desk)


def _imports(desk: Desk) -> Page:
    from liaison_app.ui.pages.imports.page import ImportsPage  # noqa: PLC0415 - likewise

    return ImportsPage(
        tasks=desk.tasks,
        database=desk.database,
        folder=desk.folder,
        today=desk.today,
        remembered=desk.remembered,
    )


def _history(desk: Desk) -> Page:
    from liaison_app.ui.pages.history.page import HistoryPage  # noqa: PLC0415 - likewise

    return HistoryPage(desk=desk)


def _settings(desk: Desk) -> Page:
    from liaison_app.ui.pages.settings.page import SettingsPage  # noqa: PLC0415 - likewise

    return SettingsPage(desk=desk)


PAGES: tuple[PageDeclared, ...] = (
    PageDeclared(key="home", title="Home", icon="layout-dashboard", build=_home),
    PageDeclared(
        key="organisations", title="Organisations", icon="building-2", build=_organisations
    ),
    PageDeclared(key="people", title="People", icon="users", build=_people),
    PageDeclared(key="campaigns", title="Campaigns", icon="megaphone", build=_campaigns),
    PageDeclared(key="outreach", title="Outreach log", icon="notebook-pen", build=_outreach),
    PageDeclared(key="mail_lists", title="Mail lists", icon="file-text", build=_mail_lists),
    PageDeclared(key="imports", title="Import", icon="upload", build=_imports, at_foot=True),
    PageDeclared(key="history", title="History", icon="history", build=_history, at_foot=True),
    PageDeclared(key="settings", title="Settings", icon="settings", build=_settings, at_foot=True),
)
