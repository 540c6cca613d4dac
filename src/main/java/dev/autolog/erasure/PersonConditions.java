package dev.autolog.erasure;

/**
 * Conditions for the rows about a contact or number, on the alias {@code t} with the parameters of {@link PersonScope}. Erasures
 * and exports share them.
 */
final class PersonConditions {
    static final String CONTACTS = "any (cast(:p2 as text[]))";
    static final String NUMBERS = "any (cast(:p3 as text[]))";
    static final String NUMBER_PATTERN = "cast(:p4 as text)";
    static final String MENTION = "cast(:p5 as text)";
    static final String UNTIL = "cast(cast(:p6 as text) as timestamptz)";

    /** The number of the other party as the platform sent it. */
    private static final String OTHER_NUMBER =
            "case t.direction when 'INBOUND' then t.from_number else t.to_number end";

    /** A leg with the person as the other party. */
    static final String LEG = "t.erased_at is null and t.ended_at <= " + UNTIL + " and (t.shown_number = " + NUMBERS
            + " or t.contact_id = " + CONTACTS + " or concat_ws(' ', t.shown_number, " + OTHER_NUMBER + ") ~ "
            + NUMBER_PATTERN + ")";

    private static final String THREAD =
            "l.account_id = t.account_id and l.call_id = t.call_id and l.agent_id = t.agent_id";
    // Each party of a group has a copy; its id is the message's id, a separator and the party's number.
    private static final String FIRST_COPY = "f.account_id = t.account_id and f.conversation_id = t.conversation_id"
            + " and f.message_id = split_part(t.message_id, chr(31), 1) and f.direction = 'INBOUND'";

    /** A message of the person's thread, or one that the person wrote into another thread. */
    static final String MESSAGE = "t.sent_at <= " + UNTIL + " and (" + OTHER_NUMBER + " ~ " + NUMBER_PATTERN
            + " or (t.direction = 'INBOUND' and (t.writer ~ " + NUMBER_PATTERN
            + " or exists (select 1 from message f where " + FIRST_COPY
            + " and (f.erased_at is not null or f.from_number ~ " + NUMBER_PATTERN + "))))"
            + " or exists (select 1 from call_leg l where " + THREAD + " and (l.erased_at is not null"
            + " or l.contact_id = " + CONTACTS + " or l.shown_number = " + NUMBERS + ")))";

    /** The texts of a leg that can mention a person. */
    static final String LEG_TEXTS = "concat_ws(' ', t.from_number, t.from_name, t.to_number, t.to_name, t.agent_number,"
            + " t.contact_name, t.subject, t.notes, t.disposition, t.proposal, t.message_text)";

    /** A leg with another party that mentions the person, with its conflict {@code c}. */
    static final String MENTIONED = "t.erased_at is null and t.started_at <= " + UNTIL + " and (" + LEG_TEXTS + " ~ "
            + MENTION + " or concat_ws(' ', c.number, c.candidates, c.suggestions, c.dismissed_because) ~ " + MENTION
            + " or (t.message_count is not null and exists (select 1 from message l where " + THREAD
            + " and l.erased_at >= " + UNTIL + ")))";

    /** A dead letter with a mention of the person in its excerpt or key. */
    static final String DEAD_LETTER = "t.at <= " + UNTIL + " and (t.excerpt ~ " + MENTION + " or t.record_key ~ "
            + MENTION + " or substr(t.record_key, length(:p1 ) + 2) = " + CONTACTS + ")";

    private static final String OF_ERASED = "exists (select 1 from call_leg l where l.account_id = t.account_id"
            + " and l.id = t.subject_id and l.erased_at is not null)";

    /** An audit entry about the person. */
    static final String ENTRY = "t.topic is distinct from 'ERASURES' and (" + OF_ERASED + " or (t.at <= " + UNTIL
            + " and (t.payload ~ " + MENTION + " or t.why ~ " + MENTION + ")))";

    private PersonConditions() {}
}
