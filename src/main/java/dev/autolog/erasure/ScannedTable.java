package dev.autolog.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The large tables, which are gone through in the order of their keys, some rows at a time. */
enum ScannedTable {
    CONTACT("contact", List.of("contact_id"), List.of("text"), List.of("")),
    REMEMBERED_NUMBER("remembered_number", List.of("number"), List.of("text"), List.of("")),
    FORGOTTEN_NUMBER("forgotten_number", List.of("number"), List.of("text"), List.of("")),
    CALL_LEG("call_leg", List.of("call_id", "agent_id"), List.of("text", "text"), List.of("", "")),
    MESSAGE("message", List.of("conversation_id", "message_id"), List.of("text", "text"), List.of("", "")),
    CONTACT_PHONE("contact_phone", List.of("contact_id", "position"), List.of("text", "smallint"), List.of("", "-1")),
    DEAD_LETTER(
            "dead_letter",
            List.of("topic", "partition", "place"),
            List.of("text", "integer", "bigint"),
            List.of("", "-1", "-1")),
    AUDIT_TRAIL(
            "audit_trail",
            List.of("subject_id", "line"),
            List.of("uuid", "bigint"),
            List.of("00000000-0000-0000-0000-000000000000", "-1"));

    /** Behind the parameters of {@link PersonScope}. */
    private static final int FIRST_PARAMETER = 7;

    private final String table;
    private final List<String> keys;
    private final List<String> types;
    private final List<String> beforeFirst;

    ScannedTable(String table, List<String> keys, List<String> types, List<String> beforeFirst) {
        this.table = table;
        this.keys = keys;
        this.types = types;
        this.beforeFirst = beforeFirst;
    }

    /** The table's name. */
    String table() {
        return table;
    }

    /** The columns of the key beside the account, of the alias {@code t}. */
    String keyColumns() {
        return keys.stream().map(key -> "t." + key).collect(Collectors.joining(", "));
    }

    /** The key as texts, of the alias {@code t}. */
    String keyTexts() {
        return keys.stream().map(key -> "cast(t." + key + " as text)").collect(Collectors.joining(", "));
    }

    /** The number of columns of the key beside the account. */
    int keySize() {
        return keys.size();
    }

    /** What is before the first key. */
    List<String> beforeFirst() {
        return beforeFirst;
    }

    /** The condition that a row of the alias {@code t} is of the account and behind a key. */
    String behind() {
        return "t.account_id = :p1 and (" + keyColumns() + ") > (" + values(0) + ")";
    }

    /** The condition that a row of the alias {@code t} is of the account, behind a key, and not behind another. */
    String between() {
        return behind() + " and (" + keyColumns() + ") <= (" + values(keys.size()) + ")";
    }

    private String values(int from) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "cast(cast(:p" + (FIRST_PARAMETER + from + i) + " as text) as " + types.get(i) + ")")
                .collect(Collectors.joining(", "));
    }

    /** The parameters of keys, by their numbers. */
    static Map<String, String> parameters(List<String> from, List<String> to) {
        List<String> all = new ArrayList<>(from);
        all.addAll(to);
        return IntStream.range(0, all.size()).boxed().collect(Collectors.toMap(i -> "p" + (FIRST_PARAMETER + i), all::get));
    }
}
