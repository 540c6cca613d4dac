package dev.autolog.crm.salesforce;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the reading of changes stands: object by object, in the order of their last change and then of their ids.
 *
 * @param object that is read now
 * @param time from which on
 * @param afterId of this very time, ids above alone; {@link #ALL} for all from this time on
 * @param ends the last change of each object that was seen
 */
record SalesforceCursor(ReadObject object, Instant time, String afterId, List<Instant> ends) {
    private static final String ALL = "-";
    /** A change is stamped before its transaction ends: each reading begins so long before the end of the last one. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    SalesforceCursor {
        ends = List.copyOf(ends);
    }

    /** What is read, one after the other. */
    enum ReadObject {
        CONTACT("Contact"),
        ACCOUNT("Account"),
        LEAD("Lead"),
        ROLE("OpportunityContactRole"),
        OPPORTUNITY("Opportunity");

        private final String title;

        ReadObject(String title) {
            this.title = title;
        }

        /** In queries. */
        String title() {
            return title;
        }
    }

    /** All contacts, accounts and leads; roles and opportunities come with them until these times. */
    static SalesforceCursor first(Instant rolesEnd, Instant opportunitiesEnd) {
        return new SalesforceCursor(
                ReadObject.CONTACT,
                Instant.EPOCH,
                ALL,
                List.of(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, rolesEnd, opportunitiesEnd));
    }

    static SalesforceCursor parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            List<Instant> ends = Stream.of(parts).skip(3).map(Instant::parse).toList();
            if (ends.size() == ReadObject.values().length && (parts[2].equals(ALL) || Soql.isId(parts[2]))) {
                return new SalesforceCursor(ReadObject.valueOf(parts[0]), Instant.parse(parts[1]), parts[2], ends);
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Below.
        }
        throw new CrmException(Remedy.PARK, CrmException.CURSOR_REFUSED, null);
    }

    String text() {
        return object + " " + time + " " + afterId + " "
                + ends.stream().map(Instant::toString).collect(Collectors.joining(" "));
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
        List<Instant> seen = new ArrayList<>(ends);
        if (lastTime.isAfter(seen.get(object.ordinal()))) {
            seen.set(object.ordinal(), lastTime);
        }
        ReadObject[] all = ReadObject.values();
        ReadObject next = all[(object.ordinal() + 1) % all.length];
        Instant end = seen.get(next.ordinal());
        return new SalesforceCursor(next, end.equals(Instant.EPOCH) ? end : end.minus(OVERLAP), ALL, seen);
    }
}
