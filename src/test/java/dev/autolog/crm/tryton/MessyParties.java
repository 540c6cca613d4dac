package dev.autolog.crm.tryton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parties as they are in an old Tryton: with numbers that were typed before the phone library looked at them. */
final class MessyParties {
    private static final List<String> NUMBERS = List.of(
            "+44 20 7946 0%03d",
            "020 7946 0%03d",
            "(415) 555-2%03d",
            "+44 (0)20 7946 0%03d",
            "0044 20 7946 0%03d ext. 12",
            "call reception",
            "101",
            "020 7946 0%03d / 0171 496 0%03d",
            "+44 7700 900%03d",
            "020-7946-0%03d (bureau)");

    private MessyParties() {}

    /** The numbers of the party of an index that are for calls. */
    static List<String> phones(int index) {
        List<String> phones = new ArrayList<>();
        phones.add(NUMBERS.get(index % NUMBERS.size()).formatted(index, index));
        if (index % 2 == 0) {
            phones.add("+1 415 555 7%03d".formatted(index));
        }
        return phones;
    }

    /** The values of a party, for creating it; with a fax and a number that is not in use any more, too. */
    static Map<String, Object> values(int index, long country) {
        List<Map<String, Object>> numbers = new ArrayList<>();
        List<String> phones = phones(index);
        for (int i = 0; i < phones.size(); i++) {
            numbers.add(Map.of("type", i == 0 ? "phone" : "mobile", "value", phones.get(i)));
        }
        numbers.add(Map.of("type", "fax", "value", "+44 20 7946 1%03d".formatted(index)));
        numbers.add(Map.of("type", "phone", "value", "+44 20 7946 2%03d".formatted(index), "active", false));
        Map<String, Object> values = new HashMap<>();
        values.put("name", "Party " + index);
        values.put("contact_mechanisms", List.of(List.of("create", numbers)));
        if (index % 3 == 0) {
            values.put("addresses", List.of(List.of("create", List.of(Map.of("country", country)))));
        }
        return values;
    }
}
