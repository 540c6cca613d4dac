package dev.autolog.crm.salesforce;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where the reading of changes stands: object by object, in the order of their last change and then of their ids.
 *
 * @param object that is read now
 * @param time from which on
 * @param afterId of this very time, ids above alone; {@link #ALL} for all from this time on
 * @param ends the last change of each object that was seen
 */
record SalesforceCursor(ReadObject object, Instant time, String afterId, Map<ReadObject, Instant> ends) {
    private static final String ALL = "-";
    /** In the text, after the object, the time and the id. */
    private static final int FIRST_END = 3;
    /** A change is stamped before its transaction ends: each reading begins so long before the end of the last one. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    SalesforceCursor {
        ends = Map.copyOf(ends);
    }

    /** What is read, one after the other. */
    enum ReadObject {
        CONTACT("Contact"),
        ACCOUNT("Account"),
        LEAD("Lead"),
        ROLE("OpportunityContactRole"),
        OPPORTUNITY("Opportunity");

        private static final List<ReadObject> ALL = List.of(values());

        private final String title;

        ReadObject(String title) {
            this.title = title;
        }

        /** In queries. */
        String title() {
            return title;
        }

        private ReadObject next() {
            return switch (this) {
                case CONTACT -> ACCOUNT;
                case ACCOUNT -> LEAD;
                case LEAD -> ROLE;
                case ROLE -> OPPORTUNITY;
                case OPPORTUNITY -> CONTACT;
            };
        }
    }

    /** All contacts, accounts and leads; roles and opportunities come with them until these times. */
    static SalesforceCursor first(Instant rolesEnd, Instant opportunitiesEnd) {
        Map<ReadObject, Instant> ends = new EnumMap<>(ReadObject.class);
        ReadObject.ALL.forEach(object -> ends.put(object, Instant.EPOCH));
        ends.put(ReadObject.ROLE, rolesEnd);
        ends.put(ReadObject.OPPORTUNITY, opportunitiesEnd);
        return new SalesforceCursor(ReadObject.CONTACT, Instant.EPOCH, ALL, ends);
    }

    static SalesforceCursor parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            Map<ReadObject, Instant> ends = new EnumMap<>(ReadObject.class);
            for (int i = 0; i < ReadObject.ALL.size(); i++) {
                ends.put(ReadObject.ALL.get(i), Instant.parse(parts[FIRST_END + i]));
            }
            if (parts[2].equals(ALL) || Soql.isId(parts[2])) {
                return new SalesforceCursor(ReadObject.valueOf(parts[0]), Instant.parse(parts[1]), parts[2], ends);
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Below.
        }
        throw new CrmException(Remedy.PARK, CrmException.CURSOR_REFUSED, null);
    }

    String text() {
        return object + " " + time + " " + afterId + " "
                + ReadObject.ALL.stream().map(known -> end(known).toString()).collect(Collectors.joining(" "));
    }

    /** The end of a query: its condition, order and length. */
    String clauses(int pageSize) {
        String condition = afterId.equals(ALL)
                ? "SystemModstamp >= " + time
                : "(SystemModstamp > " + time + " OR (SystemModstamp = " + time + " AND Id > " + Soql.id(afterId)
                        + "))";
        return " WHERE " + condition + " ORDER BY SystemModstamp, Id LIMIT " + pageSize;
    }

    /** Whether a page that is not full was the last of a round. */
    boolean isLastObject() {
        return object == ReadObject.OPPORTUNITY;
    }

    /** After a full page. */
    SalesforceCursor after(Instant lastTime, String lastId) {
        return new SalesforceCursor(object, lastTime, lastId, ends);
    }

    /** After the last page of an object. */
    SalesforceCursor nextObject(Instant lastTime) {
        Map<ReadObject, Instant> seen = new EnumMap<>(ends);
        seen.merge(object, lastTime, (end, last) -> last.isAfter(end) ? last : end);
        ReadObject next = object.next();
        Instant end = Objects.requireNonNull(seen.get(next));
        return new SalesforceCursor(next, end.equals(Instant.EPOCH) ? end : end.minus(OVERLAP), ALL, seen);
    }

    private Instant end(ReadObject known) {
        return Objects.requireNonNull(ends.get(known));
    }
}
