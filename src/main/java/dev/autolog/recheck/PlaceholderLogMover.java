package dev.autolog.recheck;

import dev.autolog.calls.LegId;
import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PlaceholderMerger;
import dev.autolog.directory.PlaceholderMerger.Merge;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Decision;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moves the logs of placeholders to the contacts that replaced them, page by page; then deletes the placeholders. */
@ApplicationScoped
class PlaceholderLogMover {
    private static final int AT_A_TIME = 500;

    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final String LOGS = "select k.account_id, k.contact_id, l.id from " + KEYS.as("k")
            + " cross join lateral (select id from call_leg l where l.account_id = k.account_id"
            + " and l.contact_id = k.contact_id and l.contact_id is not null order by l.started_at desc limit "
            + AT_A_TIME + ") l limit " + AT_A_TIME;

    private final PlaceholderMerger merges;

    PlaceholderLogMover(PlaceholderMerger merges) {
        this.merges = merges;
    }

    /**
     * Logs to move.
     *
     * @param merges the placeholders of the page's numbers
     * @param logs the logs of the page
     */
    record LogMove(List<Merge> merges, Map<LegId, Merge> logs) {
        Set<LegId> legs() {
            return logs.keySet();
        }

        private List<Merge> orphaned() {
            return merges.stream().filter(merge -> merge.into().isEmpty()).toList();
        }

        /** Decides the move of each of the legs that has a log to move. */
        Stream<Decision> decide(Collection<CallLeg> legs, BatchSettings batchSettings) {
            return legs.stream().flatMap(leg -> {
                Merge merge = logs.get(new LegId(leg.key().accountId(), leg.id()));
                return merge == null
                        ? Stream.empty()
                        : merge.into().stream()
                                .map(into -> Decision.merged(
                                        leg, merge.placeholder().id(), into, batchSettings.rulesOf(leg.key())));
            });
        }
    }

    /** The next logs to move. */
    Uni<LogMove> next(Mutiny.StatelessSession session, Set<NumberLookup> numbers) {
        return merges.pending(session, numbers).chain(pending -> {
            Map<RecordKey, Merge> byKey = new HashMap<>();
            pending.stream()
                    .filter(merge -> merge.into().isPresent())
                    .forEach(merge -> byKey.put(merge.placeholder(), merge));
            return logs(session, byKey).map(logs -> new LogMove(pending, logs));
        });
    }

    private static Uni<Map<LegId, Merge>> logs(Mutiny.StatelessSession session, Map<RecordKey, Merge> merges) {
        if (merges.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return KEYS.bind(session.createNativeQuery(LOGS, Object[].class), List.copyOf(merges.keySet()))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new LegId((String) row[0], (UUID) row[2]),
                                row -> Objects.requireNonNull(
                                        merges.get(new RecordKey((String) row[0], (String) row[1]))))));
    }

    /** Deletes the placeholders without logs. Returns the numbers of the placeholders that still have logs. */
    Uni<Set<NumberLookup>> finish(Mutiny.StatelessSession session, LogMove logMove, Instant now) {
        if (logMove.merges().isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        // Transactions that logged on the placeholder before the merge have ended by now; see Watermark.
        boolean allOfThem = logMove.logs().size() < AT_A_TIME;
        Set<NumberLookup> busy = new HashSet<>();
        List<Merge> done = new ArrayList<>();
        for (Merge merge : logMove.merges()) {
            if (allOfThem && merge.into().isPresent()) {
                done.add(merge);
            } else {
                busy.add(merge.number());
            }
        }
        return merges.reopen(session, logMove.orphaned())
                .chain(() -> merges.finish(session, done, now))
                .replaceWith(busy);
    }
}
