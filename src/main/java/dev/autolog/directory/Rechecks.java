package dev.autolog.directory;

import dev.autolog.sql.Rows;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The table {@code recheck}: numbers whose open conflicts have to be looked at again. Every change of a number's contacts puts
 * the number there, whether it has open conflicts or not, because a call may be being decided from what was there before.
 */
final class Rechecks {
    private record Entry(Lookup lookup, Instant at) {}

    private static final Rows<Entry> ENTRIES = new Rows<Entry>()
            .column("account_id", "text", entry -> entry.lookup().accountId())
            .column("number", "text", entry -> entry.lookup().number().e164())
            .column("queued_at", "timestamptz", Entry::at);
    private static final String INSERT = ENTRIES.insertInto("recheck");

    private Rechecks() {}

    /** Has the numbers looked at after this transaction. */
    static Uni<Void> put(Mutiny.StatelessSession session, Collection<Lookup> numbers, Instant now) {
        List<Entry> entries = numbers.stream()
                .distinct()
                .map(number -> new Entry(number, now))
                .toList();
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : ENTRIES.bind(session.createNativeQuery(INSERT), entries)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
