package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The contacts of a {@link FakeCrm}: changes in the order of their times, with an overlap at the end, and ids in pages. */
final class FakeContacts {
    static final int PAGE = 100;
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private record Entry(CrmContact contact, Instant changedAt) {
        Position position() {
            return new Position(changedAt.toEpochMilli(), contact.id());
        }
    }

    private record Position(long millis, String id) implements Comparable<Position> {
        private static final Comparator<Position> ORDER =
                Comparator.comparingLong(Position::millis).thenComparing(Position::id);

        static Position parse(@Nullable String cursor) {
            int space = cursor == null ? 0 : cursor.indexOf(' ');
            return cursor == null
                    ? new Position(0, "")
                    : new Position(Long.parseLong(cursor.substring(0, space)), cursor.substring(space + 1));
        }

        String text() {
            return millis + " " + id;
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    private final Clock clock;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Queue<Integer> listedPages = new ArrayDeque<>();
    private boolean isCursorRefused;

    FakeContacts(Clock clock) {
        this.clock = clock;
    }

    /** Adds a contact, or changes its name and its number. */
    synchronized void put(String id, String name) {
        put(new CrmContact(
                id, name, null, List.of("+442079460018"), null, List.of(), false, null, null, null, clock.instant()));
    }

    /** The CRM's contact of a placeholder. */
    synchronized void putOfPlaceholder(String id, String placeholderId) {
        put(new CrmContact(
                id,
                "Jane",
                null,
                List.of("+442079460018"),
                null,
                List.of(),
                false,
                null,
                placeholderId,
                null,
                clock.instant()));
    }

    /** A change that was committed long after its time. */
    synchronized void putLate(String id, String name, Duration delay) {
        put(id, name);
        entries.computeIfPresent(
                id, (_, entry) -> new Entry(entry.contact(), entry.changedAt().minus(delay)));
    }

    private void put(CrmContact contact) {
        entries.put(contact.id(), new Entry(contact, clock.instant()));
    }

    synchronized void delete(String id) {
        put(CrmContact.deleted(id));
    }

    synchronized void merge(String loser, String survivor) {
        put(CrmContact.merged(loser, survivor));
    }

    /** Deletes a contact without a trace. */
    synchronized void deleteSilently(String id) {
        entries.remove(id);
    }

    /** The next listing of all ids ends after so many pages, without saying so. */
    synchronized void endListingAfter(int pages) {
        listedPages.add(pages);
    }

    /** The next cursor is refused. */
    synchronized void refuseCursor() {
        isCursorRefused = true;
    }

    synchronized ContactPage changed(@Nullable String cursor) {
        if (isCursorRefused && cursor != null) {
            isCursorRefused = false;
            throw new CrmException(Remedy.PARK, CrmException.CURSOR_REFUSED, null);
        }
        Position after = Position.parse(cursor);
        List<Entry> left = entries.values().stream()
                .filter(entry -> entry.position().compareTo(after) > 0)
                .sorted(Comparator.comparing(Entry::position))
                .toList();
        List<Entry> page = left.subList(0, Math.min(PAGE, left.size()));
        Position last = page.isEmpty() ? after : page.getLast().position();
        boolean isLast = left.size() <= PAGE;
        Position next = isLast ? new Position(Math.max(0, last.millis() - OVERLAP.toMillis()), "") : last;
        return new ContactPage(page.stream().map(Entry::contact).toList(), next.text(), isLast, (long) entries.size());
    }

    synchronized ContactIdPage ids(@Nullable String cursor) {
        List<String> left = entries.values().stream()
                .map(Entry::contact)
                .filter(contact -> !contact.isDeleted())
                .map(CrmContact::id)
                .filter(id -> cursor == null || id.compareTo(cursor) > 0)
                .toList();
        List<String> page = left.subList(0, Math.min(PAGE, left.size()));
        return new ContactIdPage(page, left.size() <= PAGE || isEndedShort() ? null : page.getLast());
    }

    private boolean isEndedShort() {
        Integer pages = listedPages.poll();
        if (pages != null && pages > 1) {
            listedPages.add(pages - 1);
        }
        return pages != null && pages == 1;
    }
}
