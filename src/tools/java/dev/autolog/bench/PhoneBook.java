package dev.autolog.bench;

import dev.autolog.domain.Association;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Generates the contacts of the calls, each from its index. Of a hundred contacts, ninety have a number of their own, and every
 * second of them one open deal; the last ten share four numbers, as two, three, two and three.
 */
final class PhoneBook {
    private static final int ALONE = 90;
    private static final int NUMBERS_OF_A_HUNDRED = 94;
    /** Index of the first number without a contact, far above those of all contacts. */
    private static final int FIRST_UNKNOWN = 100_000_000;

    private static final String[] AREAS = {
        "201", "202", "203", "206", "207", "208", "209", "210", "212", "213", "214", "215", "216", "217", "218", "219",
        "301", "302", "303", "304", "305", "307", "308", "309", "310", "312", "313", "314", "315", "316", "317", "318",
        "401", "402", "404", "405", "406", "407", "408", "409", "410", "412", "413", "414", "415", "417", "419", "440"
    };
    private static final String[] FIRST = {
        "Jane", "Omar", "Mia", "Liam", "Ada", "Chen", "Sofia", "Noah", "Ines", "Paul", "Ruth", "Karl", "Lena", "Hugo"
    };
    private static final String[] LAST = {
        "Smith", "Garcia", "Okafor", "Novak", "Rossi", "Keller", "Lindqvist", "Tanaka", "Moreau", "Walsh", "Petrov"
    };
    private static final String[] COMPANIES = {"Initech", "Globex", "Umbrella Foods", "Stark Steel", "Wayne Works"};
    private static final Instant CREATED = Instant.parse("2023-02-03T10:00:00Z");

    private PhoneBook() {}

    /** A contact of the CRM. */
    record Person(String id, String name, String company, String typed, String number, List<Association> deals) {
        static final String TYPE = "Lead";
        static final String REGION = "US";

        Instant createdAt() {
            return CREATED;
        }

        Instant updatedAt() {
            return CREATED.plusSeconds(86_400);
        }

        /** The record's value on {@code crm-contacts}. */
        byte[] json(String accountId) {
            String associations = deals.isEmpty()
                    ? "[]"
                    : "[{\"id\":\"" + deals.getFirst().id() + "\",\"kind\":\"deal\",\"title\":\""
                            + deals.getFirst().title() + "\",\"open\":true}]";
            return ("{\"accountId\":\"" + accountId + "\",\"contactId\":\"" + id + "\",\"name\":\"" + name
                            + "\",\"type\":\"" + TYPE + "\",\"company\":\"" + company + "\",\"phones\":[\"" + typed
                            + "\"],\"region\":\"" + REGION + "\",\"associations\":" + associations + ",\"createdAt\":\""
                            + createdAt() + "\",\"updatedAt\":\"" + updatedAt() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        }

        /**
         * A placeholder for the fingerprint by which the directory recognises a repeated record; these contacts are never sent
         * again.
         */
        UUID fingerprint() {
            return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        }
    }

    static Person person(int i) {
        String name = FIRST[i % FIRST.length] + " " + LAST[i / 7 % LAST.length];
        List<Association> deals = i % 100 < ALONE && i % 2 == 0
                ? List.of(new Association("deal-" + i, "deal", "Renewal " + (2026 + i % 3), true))
                : List.of();
        String number = number(numberOf(i));
        return new Person("c-" + i, name, COMPANIES[i / 3 % COMPANIES.length], typed(number, i), number, deals);
    }

    private static int numberOf(int i) {
        int within = i % 100;
        int base = i / 100 * NUMBERS_OF_A_HUNDRED;
        if (within < ALONE) {
            return base + within;
        }
        int shared = within - ALONE;
        return base + ALONE + shared / 5 * 2 + (shared % 5 < 2 ? 0 : 1);
    }

    /** A number of exactly one of {@code contacts} contacts. */
    static String numberOfOne(int contacts, int random) {
        return number(random % (contacts / 100) * NUMBERS_OF_A_HUNDRED + Math.floorMod(random / 7, ALONE));
    }

    /** A number that two or three of {@code contacts} contacts share. */
    static String numberOfSeveral(int contacts, int random) {
        return number(random % (contacts / 100) * NUMBERS_OF_A_HUNDRED + ALONE + Math.floorMod(random / 7, 4));
    }

    /** A number that no contact has. */
    static String numberOfNobody(int random) {
        return number(FIRST_UNKNOWN + random % FIRST_UNKNOWN);
    }

    /** Maps indexes to distinct numbers, spread over the numbering plan. */
    private static String number(int index) {
        long lines = (long) AREAS.length * 792 * 10_000;
        long spread = index * 7_368_787L % lines;
        int line = (int) (spread % 10_000);
        int office = (int) (spread / 10_000 % 792);
        // From 200 to 999, except those that end in 11.
        int exchange = 200 + office / 99 * 100 + office % 99 + (office % 99 < 11 ? 0 : 1);
        return "+1" + AREAS[(int) (spread / 7_920_000)] + exchange
                + String.valueOf(10_000 + line).substring(1);
    }

    private static String typed(String number, int i) {
        String area = number.substring(2, 5);
        String office = number.substring(5, 8);
        String line = number.substring(8);
        return switch (i % 400) {
            case 1 -> area + "." + office + "." + line;
            case 101 -> "+1 " + area + " " + office + " " + line;
            case 201 -> area + "-" + office + "-" + line + " (mobile)";
            case 301 -> "tel:" + number;
            default -> "(" + area + ") " + office + "-" + line;
        };
    }
}
