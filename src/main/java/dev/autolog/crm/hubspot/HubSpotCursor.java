package dev.autolog.crm.hubspot;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.List;
import java.util.Map;

/**
 * Where the reading of changes stands. HubSpot's search ends after 10,000 results, so each page is the first one of a search of its
 * own: from the time of the last result on, or, where a whole page has one time, by the ids of that time.
 *
 * @param stage what is read now
 * @param time from which on, in milliseconds since 1970
 * @param afterId of this very time, ids above alone; -1 for all from this time on
 * @param contactsEnd the last change of a contact that was seen
 * @param dealsEnd the last change of a deal that was seen
 */
record HubSpotCursor(ReadingStage stage, long time, long afterId, long contactsEnd, long dealsEnd) {
    /** The search sees writes late: each reading begins so long before the end of the last one. */
    private static final long OVERLAP_MILLIS = 300_000;

    private static final long ALL = -1;

    /** What is read, one after the other. */
    enum ReadingStage {
        CONTACTS,
        DEALS
    }

    /** A change that a search found. */
    record FoundChange(long id, long time) {}

    static HubSpotCursor first(long dealsEnd) {
        return new HubSpotCursor(ReadingStage.CONTACTS, 0, ALL, 0, dealsEnd);
    }

    static HubSpotCursor parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return new HubSpotCursor(
                    ReadingStage.valueOf(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new CrmException(Remedy.PARK, CrmException.CURSOR_REFUSED, null);
        }
    }

    String text() {
        return stage + " " + time + " " + afterId + " " + contactsEnd + " " + dealsEnd;
    }

    private boolean isTie() {
        return afterId != ALL;
    }

    /** The part of the search's body that chooses and orders results. */
    Map<String, Object> search(String timeProperty) {
        List<Map<String, String>> filters = isTie()
                ? List.of(filter(timeProperty, "EQ", time), filter("hs_object_id", "GT", afterId))
                : List.of(filter(timeProperty, "GTE", time));
        return Map.of(
                "filterGroups",
                List.of(Map.of("filters", filters)),
                "sorts",
                List.of(Map.of("propertyName", isTie() ? "hs_object_id" : timeProperty, "direction", "ASCENDING")));
    }

    private static Map<String, String> filter(String property, String operator, long value) {
        return Map.of("propertyName", property, "operator", operator, "value", Long.toString(value));
    }

    /** Whether nothing of this stage follows a page. */
    boolean isEnd(List<FoundChange> page, int pageSize) {
        return page.size() < pageSize && !isTie();
    }

    /** After a page. */
    HubSpotCursor next(List<FoundChange> page, int pageSize) {
        if (isTie()) {
            return page.size() < pageSize
                    ? at(time + 1, ALL)
                    : at(time, page.getLast().id());
        }
        long last = page.isEmpty() ? time : page.getLast().time();
        if (page.size() == pageSize) {
            return last == time ? at(time, 0) : at(last, ALL);
        }
        return stage == ReadingStage.CONTACTS
                ? new HubSpotCursor(ReadingStage.DEALS, before(dealsEnd), ALL, Math.max(contactsEnd, last), dealsEnd)
                : new HubSpotCursor(
                        ReadingStage.CONTACTS, before(contactsEnd), ALL, contactsEnd, Math.max(dealsEnd, last));
    }

    private static long before(long end) {
        return Math.max(0, end - OVERLAP_MILLIS);
    }

    private HubSpotCursor at(long nextTime, long nextAfterId) {
        return new HubSpotCursor(stage, nextTime, nextAfterId, contactsEnd, dealsEnd);
    }
}
