package dev.autolog.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The large tables, which are scanned page by page in key order. */
enum ScannedTable {
    CONTACT("contact", "contact_id", "text", ""),
    REMEMBERED_NUMBER("remembered_number", "number", "text", ""),
    FORGOTTEN_NUMBER("forgotten_number", "number", "text", ""),
    CALL_LEG("call_leg", "call_id,agent_id", "text,text", ","),
    MESSAGE("message", "conversation_id,message_id", "text,text", ","),
    CONTACT_PHONE("contact_phone", "contact_id,position", "text,smallint", ",-1"),
    DEAD_LETTER("dead_letter", "topic,partition,place", "text,integer,bigint", ",-1,-1"),
    AUDIT_TRAIL("audit_trail", "subject_id,line", "uuid,bigint", "00000000-0000-0000-0000-000000000000,-1"),
    CRM_LOG("crm_log", "connection_id,call_log_id", "uuid,text", "00000000-0000-0000-0000-000000000000,"),
    CRM_PLACEHOLDER(
            "crm_placeholder", "connection_id,placeholder_id", "uuid,text", "00000000-0000-0000-0000-000000000000,"),
    CRM_CONTACT("crm_contact", "connection_id,contact_id", "uuid,text", "00000000-0000-0000-0000-000000000000,"),
    CONTACT_UPLOAD_ROW(
            "contact_upload_row", "upload_id,line", "uuid,integer", "00000000-0000-0000-0000-000000000000,-1");

    /** The parameters of {@link PersonScope} come first. */
    private static final int FIRST_PARAMETER = 7;

    private final String table;
    private final String keys;
    private final String types;
    private final String beforeFirst;

    /**
     * A table.
     *
     * @param keys the key columns after the account, separated by commas
     * @param types their types, separated by commas
     * @param beforeFirst values that sort before the first key, separated by commas
     */
    ScannedTable(String table, String keys, String types, String beforeFirst) {
        this.table = table;
        this.keys = keys;
        this.types = types;
        this.beforeFirst = beforeFirst;
    }

    /** The table's name. */
    String table() {
        return table;
    }

    /** The key columns after the account, with the alias {@code t}. */
    String keyColumns() {
        return parts(keys).stream().map(key -> "t." + key).collect(Collectors.joining(", "));
    }

    /** The key columns as text, with the alias {@code t}. */
    String keyTexts() {
        return parts(keys).stream().map(key -> "cast(t." + key + " as text)").collect(Collectors.joining(", "));
    }

    /** The position before the first key. */
    List<String> beforeFirst() {
        return parts(beforeFirst);
    }

    /** SQL condition: row {@code t} belongs to the account and comes after a key. */
    String behind() {
        return "t.account_id = :p1 and (" + keyColumns() + ") > (" + values(0) + ")";
    }

    /** SQL condition: row {@code t} belongs to the account, comes after a key, and not after another. */
    String between() {
        return behind() + " and (" + keyColumns() + ") <= ("
                + values(parts(keys).size()) + ")";
    }

    private static List<String> parts(String text) {
        return List.of(text.split(",", -1));
    }

    private String values(int from) {
        List<String> all = parts(types);
        return IntStream.range(0, all.size())
                .mapToObj(i -> "cast(cast(:p" + (FIRST_PARAMETER + from + i) + " as text) as " + all.get(i) + ")")
                .collect(Collectors.joining(", "));
    }

    /** The values of the keys by parameter name. */
    static Map<String, String> parameters(List<String> from, List<String> to) {
        List<String> all = new ArrayList<>(from);
        all.addAll(to);
        return IntStream.range(0, all.size())
                .boxed()
                .collect(Collectors.toMap(i -> "p" + (FIRST_PARAMETER + i), all::get));
    }
}
