"""The tables of the first release, as ``migrations.regenerate`` wrote them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 - one statement a table and index
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("account", "form", "record", name=op.f("uq_draft_account_form_record")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "export_preset",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("row_per", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("row_order", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), server_default="", nullable=False),
        sa.Column("sheet", sa.Text(), server_default="", nullable=False),
        sa.Column("first_label", sa.Integer(), nullable=True),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("what_to_say", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_preset")),
        sa.UniqueConstraint("name", name=op.f("uq_export_preset_name")),
        sa.UniqueConstraint("uuid", name=op.f("uq_export_preset_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "import",
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), server_default="", nullable=False),
        sa.Column("applied_at", sa.Text(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_updated", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_needing_you", sa.Integer(), nullable=False),
        sa.Column("rows_duplicate", sa.Integer(), nullable=False),
        sa.Column("rows_problem", sa.Integer(), nullable=False),
        sa.Column("rows_left_out", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import")),
        sa.UniqueConstraint("uuid", name=op.f("uq_import_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_import_sha256"), "import", ["sha256"], unique=False)
    op.create_table(
        "incident",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("threat_level", sa.Text(), nullable=True),
        sa.Column("threat_wording", sa.Text(), server_default="", nullable=False),
        sa.Column("threat_wording_on", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("uuid", name=op.f("uq_incident_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "label_sheet",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("across", sa.Integer(), nullable=False),
        sa.Column("down", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("pitch_across", sa.Integer(), nullable=False),
        sa.Column("pitch_down", sa.Integer(), nullable=False),
        sa.Column("paper_width", sa.Integer(), nullable=False),
        sa.Column("paper_height", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_sheet")),
        sa.UniqueConstraint("name", name=op.f("uq_label_sheet_name")),
        sa.UniqueConstraint("uuid", name=op.f("uq_label_sheet_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "officer",
        sa.Column("rank", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shoulder_number", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("account", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer")),
        sa.UniqueConstraint("uuid", name=op.f("uq_officer_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("forenames", sa.Text(), server_default="", nullable=False),
        sa.Column("surname", sa.Text(), server_default="", nullable=False),
        sa.Column("post_nominals", sa.Text(), server_default="", nullable=False),
        sa.Column("salutation", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.Text(), server_default="active", nullable=False),
        sa.Column("last_contact", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uuid", name=op.f("uq_person_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_person_last_contact",
        "person",
        ["last_contact", "standing", "sort_key"],
        unique=False,
        sqlite_where=sa.text("last_contact IS NOT NULL"),
    )
    op.create_index(op.f("ix_person_sort_key"), "person", ["sort_key"], unique=False)
    op.create_index("ix_person_standing_sort_key", "person", ["standing", "sort_key"], unique=False)
    op.create_table(
        "postcode",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("ward_code", sa.Text(), nullable=False),
        sa.Column("district_code", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postcode")),
        sa.UniqueConstraint("postcode", name=op.f("uq_postcode_postcode")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "reporting_route",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Integer(), server_default="0", nullable=False),
        sa.Column("in_use", sa.Integer(), server_default="1", nullable=False),
        sa.Column("last_checked_on", sa.Text(), nullable=True),
        sa.Column("checked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_route")),
        sa.UniqueConstraint("uuid", name=op.f("uq_reporting_route_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "saved_list",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Integer(), server_default="0", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list")),
        sa.UniqueConstraint("name_key", name=op.f("uq_saved_list_name_key")),
        sa.UniqueConstraint("uuid", name=op.f("uq_saved_list_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        sa.Column("live", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["takes_back"], ["step.id"], name=op.f("fk_step_takes_back_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("operation", name=op.f("uq_step_operation")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_step_takes_back"), "step", ["takes_back"], unique=False)
    op.create_table(
        "tag",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name_key", name=op.f("uq_tag_name_key")),
        sa.UniqueConstraint("uuid", name=op.f("uq_tag_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("fax", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("web", sa.Text(), server_default="", nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("uuid", name=op.f("uq_team_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "ward",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source_year", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ward")),
        sa.UniqueConstraint("code", name=op.f("uq_ward_code")),
        sa.UniqueConstraint("uuid", name=op.f("uq_ward_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "word_template",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_template")),
        sa.UniqueConstraint("name", name=op.f("uq_word_template_name")),
        sa.UniqueConstraint("uuid", name=op.f("uq_word_template_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "campaign",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("lawful_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("author_office", sa.Text(), server_default="", nullable=False),
        sa.Column("author_address", sa.Text(), server_default="", nullable=False),
        sa.Column("author_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("author_fax", sa.Text(), server_default="", nullable=False),
        sa.Column("author_email", sa.Text(), server_default="", nullable=False),
        sa.Column("author_web", sa.Text(), server_default="", nullable=False),
        sa.Column("forwarding_officer_id", sa.Integer(), nullable=True),
        sa.Column("approver", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("our_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("frozen_at", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["forwarding_officer_id"],
            ["officer.id"],
            name=op.f("fk_campaign_forwarding_officer_id_officer"),
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_campaign_incident_id_incident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("name", name=op.f("uq_campaign_name")),
        sa.UniqueConstraint("uuid", name=op.f("uq_campaign_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_campaign_incident_id"), "campaign", ["incident_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("mask", sa.Integer(), nullable=True),
        sa.Column("old", sa.LargeBinary(), nullable=True),
        sa.Column("new", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_change_step_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_change_step", "change", ["step"], unique=False)
    op.create_index("ix_change_table_name_row", "change", ["table_name", "row"], unique=False)
    op.create_table(
        "officer_ward",
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("ward_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_officer_ward_officer_id_officer")
        ),
        sa.ForeignKeyConstraint(
            ["ward_id"], ["ward.id"], name=op.f("fk_officer_ward_ward_id_ward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_ward")),
        sa.UniqueConstraint("uuid", name=op.f("uq_officer_ward_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_officer_ward_officer_id"), "officer_ward", ["officer_id"], unique=False
    )
    op.create_index(op.f("ix_officer_ward_ward_id"), "officer_ward", ["ward_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("also_known_as", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("locality", sa.Text(), server_default="", nullable=False),
        sa.Column("address3", sa.Text(), server_default="", nullable=False),
        sa.Column("town", sa.Text(), server_default="", nullable=False),
        sa.Column("county", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("address_gone_on", sa.Text(), nullable=True),
        sa.Column("ward_code", sa.Text(), server_default="", nullable=False),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column("tradition", sa.Text(), server_default="", nullable=False),
        sa.Column("denomination", sa.Text(), server_default="", nullable=False),
        sa.Column("phase", sa.Text(), server_default="", nullable=False),
        sa.Column("school_type", sa.Text(), server_default="", nullable=False),
        sa.Column("religious_character", sa.Text(), server_default="", nullable=False),
        sa.Column("age_low", sa.Integer(), nullable=True),
        sa.Column("age_high", sa.Integer(), nullable=True),
        sa.Column("pupils", sa.Integer(), nullable=True),
        sa.Column("relay_means", sa.Text(), server_default="", nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("verified_on", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("last_contact", sa.Text(), nullable=True),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_organisation_officer_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("uuid", name=op.f("uq_organisation_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_organisation_kind_standing_sort_key",
        "organisation",
        ["kind", "standing", "sort_key"],
        unique=False,
    )
    op.create_index(
        "ix_organisation_last_contact",
        "organisation",
        ["last_contact", "standing", "sort_key"],
        unique=False,
        sqlite_where=sa.text("last_contact IS NOT NULL"),
    )
    op.create_index(op.f("ix_organisation_name_key"), "organisation", ["name_key"], unique=False)
    op.create_index(
        op.f("ix_organisation_officer_id"), "organisation", ["officer_id"], unique=False
    )
    op.create_index(
        "ix_organisation_postcode",
        "organisation",
        ["postcode", "standing", "sort_key"],
        unique=False,
    )
    op.create_index(
        "ix_organisation_reach",
        "organisation",
        ["reach", "standing", "sort_key"],
        unique=False,
        sqlite_where=sa.text("reach IS NOT NULL"),
    )
    op.create_index(op.f("ix_organisation_sort_key"), "organisation", ["sort_key"], unique=False)
    op.create_index(
        "ix_organisation_source_source_ref", "organisation", ["source", "source_ref"], unique=False
    )
    op.create_index(
        "ix_organisation_standing_sort_key", "organisation", ["standing", "sort_key"], unique=False
    )
    op.create_index(
        "ix_organisation_verified_on",
        "organisation",
        ["verified_on", "standing", "sort_key"],
        unique=False,
        sqlite_where=sa.text("verified_on IS NOT NULL"),
    )
    op.create_index(
        "ix_organisation_ward_code_standing_sort_key",
        "organisation",
        ["ward_code", "standing", "sort_key"],
        unique=False,
    )
    op.create_table(
        "saved_list_set",
        sa.Column("saved_list_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["saved_list_id"],
            ["saved_list.id"],
            name=op.f("fk_saved_list_set_saved_list_id_saved_list"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list_set")),
        sa.UniqueConstraint("uuid", name=op.f("uq_saved_list_set_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_saved_list_set_saved_list_id"), "saved_list_set", ["saved_list_id"], unique=False
    )
    op.create_table(
        "step_now",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_step_now_step_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_now")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "letter",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("ward_codes", sa.Text(), server_default="", nullable=False),
        sa.Column("saved_list_id", sa.Integer(), nullable=True),
        sa.Column("saved_list_name", sa.Text(), server_default="", nullable=False),
        sa.Column("posts", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("dated", sa.Text(), nullable=True),
        sa.Column("your_ref", sa.Text(), server_default="", nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_letter_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["saved_list_id"], ["saved_list.id"], name=op.f("fk_letter_saved_list_id_saved_list")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["word_template.id"], name=op.f("fk_letter_template_id_word_template")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("campaign_id", "name", name=op.f("uq_letter_campaign_id_name")),
        sa.UniqueConstraint("uuid", name=op.f("uq_letter_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_letter_campaign_id"), "letter", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_letter_saved_list_id"), "letter", ["saved_list_id"], unique=False)
    op.create_index(op.f("ix_letter_template_id"), "letter", ["template_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["organisation.id"], name=op.f("fk_membership_network_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_membership_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("uuid", name=op.f("uq_membership_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_membership_network_id", "membership", ["network_id"], unique=False)
    op.create_index(
        "ix_membership_organisation_id_network_id",
        "membership",
        ["organisation_id", "network_id"],
        unique=True,
    )
    op.create_table(
        "objection",
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), server_default="", nullable=False),
        sa.Column("said_how", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_objection_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_objection_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("uuid", name=op.f("uq_objection_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_objection_organisation_id"), "objection", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_objection_person_id"), "objection", ["person_id"], unique=False)
    op.create_table(
        "organisation_tag",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_tag_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tag.id"], name=op.f("fk_organisation_tag_tag_id_tag")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_tag")),
        sa.UniqueConstraint("uuid", name=op.f("uq_organisation_tag_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_organisation_tag_organisation_id_tag_id",
        "organisation_tag",
        ["organisation_id", "tag_id"],
        unique=True,
    )
    op.create_index(
        "ix_organisation_tag_tag_id_organisation_id",
        "organisation_tag",
        ["tag_id", "organisation_id"],
        unique=False,
    )
    op.create_table(
        "outreach",
        sa.Column("happened_at", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_outreach_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officer.id"], name=op.f("fk_outreach_officer_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach")),
        sa.UniqueConstraint("uuid", name=op.f("uq_outreach_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_outreach_campaign_id", "outreach", ["campaign_id"], unique=False)
    op.create_index("ix_outreach_happened_at", "outreach", ["happened_at"], unique=False)
    op.create_table(
        "register_row",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_ref", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_register_row_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_row")),
        sa.UniqueConstraint("source", "source_ref", name=op.f("uq_register_row_source_source_ref")),
        sa.UniqueConstraint("uuid", name=op.f("uq_register_row_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_register_row_organisation_id"), "register_row", ["organisation_id"], unique=False
    )
    op.create_table(
        "role",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("place_key", sa.Text(), server_default="", nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("from_day", sa.Text(), nullable=True),
        sa.Column("to_day", sa.Text(), nullable=True),
        sa.Column("main_contact", sa.Integer(), server_default="0", nullable=False),
        sa.Column("kin", sa.Integer(), server_default="0", nullable=False),
        sa.Column("iag", sa.Integer(), server_default="0", nullable=False),
        sa.Column("represents_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_role_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_role_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["represents_id"], ["organisation.id"], name=op.f("fk_role_represents_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("uuid", name=op.f("uq_role_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_role_organisation_id",
        "role",
        ["organisation_id", "to_day", "from_day", "person_id"],
        unique=False,
    )
    op.create_index(op.f("ix_role_person_id"), "role", ["person_id"], unique=False)
    op.create_index(
        "ix_role_place_key",
        "role",
        ["place_key", "organisation_id", "to_day", "person_id"],
        unique=False,
    )
    op.create_index("ix_role_post", "role", ["post", "to_day", "person_id"], unique=False)
    op.create_index(op.f("ix_role_represents_id"), "role", ["represents_id"], unique=False)
    op.create_index(
        "ix_role_to_day",
        "role",
        ["to_day"],
        unique=False,
        sqlite_where=sa.text("to_day IS NOT NULL"),
    )
    op.create_table(
        "saved_list_pick",
        sa.Column("saved_list_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_saved_list_pick_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["saved_list_id"],
            ["saved_list.id"],
            name=op.f("fk_saved_list_pick_saved_list_id_saved_list"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list_pick")),
        sa.UniqueConstraint("uuid", name=op.f("uq_saved_list_pick_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_saved_list_pick_organisation_id", "saved_list_pick", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_saved_list_pick_saved_list_id_organisation_id",
        "saved_list_pick",
        ["saved_list_id", "organisation_id"],
        unique=True,
    )
    op.create_table(
        "warning",
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_warning_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_warning_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning")),
        sa.UniqueConstraint("uuid", name=op.f("uq_warning_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_warning_organisation_id"), "warning", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_warning_person_id"), "warning", ["person_id"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("role_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("verified_on", sa.Text(), nullable=True),
        sa.Column("verified_by", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_contact_point_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["role.id"], name=op.f("fk_contact_point_role_id_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
        sa.UniqueConstraint("uuid", name=op.f("uq_contact_point_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_contact_point_organisation_id_kind",
        "contact_point",
        ["organisation_id", "kind", "standing"],
        unique=False,
    )
    op.create_index(op.f("ix_contact_point_role_id"), "contact_point", ["role_id"], unique=False)
    op.create_index(op.f("ix_contact_point_value"), "contact_point", ["value"], unique=False)
    op.create_index(
        "ix_contact_point_verified_on",
        "contact_point",
        ["verified_on", "organisation_id"],
        unique=False,
        sqlite_where=sa.text("verified_on IS NOT NULL"),
    )
    op.create_table(
        "dispatch",
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("officer", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("delete_after", sa.Text(), nullable=True),
        sa.Column("sent_outreach_id", sa.Integer(), nullable=True),
        sa.Column("fields", sa.Text(), server_default="", nullable=False),
        sa.Column("headings", sa.Text(), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), server_default="", nullable=False),
        sa.Column("letter_text", sa.Text(), server_default="", nullable=False),
        sa.Column("not_sent_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_dispatch_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_dispatch_letter_id_letter")
        ),
        sa.ForeignKeyConstraint(
            ["sent_outreach_id"],
            ["outreach.id"],
            name=op.f("fk_dispatch_sent_outreach_id_outreach"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch")),
        sa.UniqueConstraint("uuid", name=op.f("uq_dispatch_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_dispatch_campaign_id"), "dispatch", ["campaign_id"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("outreach_id", sa.Integer(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("promise", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.Column("closed_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_follow_up_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_follow_up_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["outreach_id"], ["outreach.id"], name=op.f("fk_follow_up_outreach_id_outreach")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["officer.id"], name=op.f("fk_follow_up_owner_id_officer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("uuid", name=op.f("uq_follow_up_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_follow_up_closed_at_due_at", "follow_up", ["closed_at", "due_at"], unique=False
    )
    op.create_index(
        op.f("ix_follow_up_organisation_id"), "follow_up", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_follow_up_outreach_id"), "follow_up", ["outreach_id"], unique=False)
    op.create_table(
        "outreach_with",
        sa.Column("outreach_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_outreach_with_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_outreach_with_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["outreach_id"], ["outreach.id"], name=op.f("fk_outreach_with_outreach_id_outreach")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outreach_with_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_with")),
        sa.UniqueConstraint("uuid", name=op.f("uq_outreach_with_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_outreach_with_coverage",
        "outreach_with",
        ["campaign_id", "organisation_id", "happened_at", "outcome"],
        unique=False,
    )
    op.create_index(
        "ix_outreach_with_organisation_id",
        "outreach_with",
        ["organisation_id", "happened_at"],
        unique=False,
    )
    op.create_index("ix_outreach_with_outreach_id", "outreach_with", ["outreach_id"], unique=False)
    op.create_index(
        "ix_outreach_with_person_id", "outreach_with", ["person_id", "happened_at"], unique=False
    )
    op.create_table(
        "recipient",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("left_out_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_recipient_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_recipient_letter_id_letter")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_recipient_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient")),
        sa.UniqueConstraint(
            "campaign_id", "organisation_id", name=op.f("uq_recipient_campaign_id_organisation_id")
        ),
        sa.UniqueConstraint("uuid", name=op.f("uq_recipient_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_recipient_letter_id", "recipient", ["letter_id"], unique=False)
    op.create_index("ix_recipient_organisation_id", "recipient", ["organisation_id"], unique=False)
    op.create_table(
        "relay",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("outreach_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("means", sa.Text(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("happened_at", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_relay_campaign_id_campaign")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_relay_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["outreach_id"], ["outreach.id"], name=op.f("fk_relay_outreach_id_outreach")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relay")),
        sa.UniqueConstraint("uuid", name=op.f("uq_relay_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_relay_campaign_id_organisation_id",
        "relay",
        ["campaign_id", "organisation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_relay_organisation_id"), "relay", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_relay_outreach_id"), "relay", ["outreach_id"], unique=False)
    op.create_table(
        "dispatch_batch",
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("copied_at", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatch.id"], name=op.f("fk_dispatch_batch_dispatch_id_dispatch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch_batch")),
        sa.UniqueConstraint(
            "dispatch_id", "place", name=op.f("uq_dispatch_batch_dispatch_id_place")
        ),
        sa.UniqueConstraint("uuid", name=op.f("uq_dispatch_batch_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "dispatch_row",
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatch.id"], name=op.f("fk_dispatch_row_dispatch_id_dispatch")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_dispatch_row_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_dispatch_row_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch_row")),
        sa.UniqueConstraint("uuid", name=op.f("uq_dispatch_row_uuid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_dispatch_row_dispatch_id"), "dispatch_row", ["dispatch_id"], unique=False
    )
    op.create_index(
        op.f("ix_dispatch_row_organisation_id"), "dispatch_row", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_dispatch_row_person_id"), "dispatch_row", ["person_id"], unique=False)
    op.create_table(
        "handed_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatch.id"], name=op.f("fk_handed_out_dispatch_id_dispatch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_out")),
        info={"outside_journal": True},
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_handed_out_organisation_id",
        "handed_out",
        ["organisation_id"],
        unique=False,
        sqlite_where=sa.text("organisation_id IS NOT NULL"),
    )
    op.create_index(
        "ix_handed_out_person_id",
        "handed_out",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
    )
