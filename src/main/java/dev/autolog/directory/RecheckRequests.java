package dev.autolog.directory;

import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The table {@code recheck}: numbers whose open conflicts need a recheck. Every change of a number's contacts, or of an admin's
 * choice about it as an own line, queues the number, even without open conflicts, because a running transaction may be deciding a
 * call from the previous state.
 */
public final class RecheckRequests {
    private record RecheckRequest(NumberLookup lookup, Instant at) {}

    private static final RowArrays<RecheckRequest> ENTRIES = new RowArrays<RecheckRequest>()
            .column(
                    "account_id",
                    "text",
                    recheckRequest -> recheckRequest.lookup().accountId())
            .column(
                    "number",
                    "text",
                    recheckRequest -> recheckRequest.lookup().number().e164())
            .column("queued_at", "timestamptz", RecheckRequest::at);
    private static final String INSERT = ENTRIES.insertInto("recheck");

    private RecheckRequests() {}

    /** Queues the numbers, so that their conflicts are rechecked after this transaction. */
    public static Uni<Void> put(Mutiny.StatelessSession session, Collection<NumberLookup> numbers, Instant now) {
        List<RecheckRequest> recheckRequests = numbers.stream()
                .distinct()
                .map(number -> new RecheckRequest(number, now))
                .toList();
        return recheckRequests.isEmpty()
                ? Uni.createFrom().voidItem()
                : ENTRIES.bind(session.createNativeQuery(INSERT), recheckRequests)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
