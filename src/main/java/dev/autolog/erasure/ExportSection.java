package dev.autolog.erasure;

/** The sections of an export, in order. */
enum ExportSection {
    CONTACTS(
            "contact",
            ScannedTable.CONTACT,
            "to_jsonb(t) - 'fingerprint'",
            "t.contact_id = " + PersonConditions.CONTACTS + " or t.placeholder_number = " + PersonConditions.NUMBERS),
    PHONES(
            "phone",
            ScannedTable.CONTACT_PHONE,
            "to_jsonb(t)",
            "t.contact_id = " + PersonConditions.CONTACTS + " or t.number = " + PersonConditions.NUMBERS),
    REMEMBERED(
            "rememberedNumber",
            ScannedTable.REMEMBERED_NUMBER,
            "to_jsonb(t)",
            "t.contact_id = " + PersonConditions.CONTACTS + " or t.number = " + PersonConditions.NUMBERS),
    FORGOTTEN(
            "forgottenNumber",
            ScannedTable.FORGOTTEN_NUMBER,
            "to_jsonb(t)",
            "t.contact_id = " + PersonConditions.CONTACTS + " or t.number = " + PersonConditions.NUMBERS),
    CALLS(
            "call",
            ScannedTable.CALL_LEG,
            "(to_jsonb(t) - 'replaced_records') || jsonb_build_object('conflict', (select to_jsonb(c) from conflict c"
                    + " where c.account_id = t.account_id and c.conflict_id = t.id))",
            PersonConditions.LEG),
    MESSAGES(
            "message",
            ScannedTable.MESSAGE,
            "to_jsonb(t) - 'erased_at'",
            "t.erased_at is null and " + PersonConditions.MESSAGE),
    TRAIL(
            "auditEntry",
            ScannedTable.AUDIT_TRAIL,
            "to_jsonb(t) - 'tx' - 'traceparent'",
            "t.topic is distinct from 'ERASURES' and (t.payload ~ " + PersonConditions.MENTION + " or t.why ~ "
                    + PersonConditions.MENTION + ")"),
    DEAD_LETTERS("deadLetter", ScannedTable.DEAD_LETTER, "to_jsonb(t)", PersonConditions.DEAD_LETTER),
    CRM_LOGS(
            "crmLog",
            ScannedTable.CRM_LOG,
            "to_jsonb(t)",
            "cast(:p2 as text[]) && array[t.contact_id, t.intended_contact_id, t.sent_contact_id]" + " or t.wanted ~ "
                    + PersonConditions.MENTION + " or t.intended ~ " + PersonConditions.MENTION),
    CRM_PLACEHOLDERS(
            "crmPlaceholder",
            ScannedTable.CRM_PLACEHOLDER,
            "to_jsonb(t)",
            "cast(:p2 as text[]) && array[t.placeholder_id, t.contact_id]" + " or t.wanted ~ "
                    + PersonConditions.MENTION),
    CRM_CONTACTS("crmContact", ScannedTable.CRM_CONTACT, "to_jsonb(t)", "t.contact_id = " + PersonConditions.CONTACTS),
    UPLOADED_ROWS(
            "uploadedRow",
            ScannedTable.CONTACT_UPLOAD_ROW,
            "to_jsonb(t)",
            "t.contact_id = " + PersonConditions.CONTACTS + " or t.cells ~ " + PersonConditions.NUMBER_PATTERN);

    private final String kind;
    private final ScannedTable table;
    private final String sql;

    ExportSection(String kind, ScannedTable table, String row, String condition) {
        this.kind = kind;
        this.table = table;
        sql = "select cast(" + row + " as text), 1 from " + table.table() + " t where " + table.between() + " and ("
                + condition + ") order by " + table.keyColumns();
    }

    /** The kind of the section's rows. */
    String kind() {
        return kind;
    }

    ScannedTable table() {
        return table;
    }

    /** The rows of a {@link KeyRange} as JSON. */
    String sql() {
        return sql;
    }
}
