package dev.autolog.deferral;

import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The table {@code deferred_record}. All methods must be called on an event loop. */
@ApplicationScoped
class DeferredRecordRepository {
    /** A page ends after the record that reaches this size. */
    private static final int PAGE_BYTES = 8 << 20;

    private static final HexFormat HEX = HexFormat.of();
    private static final RowArrays<Entry> ROWS = new RowArrays<Entry>()
            .column("account_id", "text", Entry::accountId)
            .column("channel", "text", Entry::channel)
            .column("topic", "text", entry -> entry.source().topic())
            .column("partition", "integer", entry -> entry.source().partition())
            .column("place", "bigint", entry -> entry.source().offset())
            .column("sent_at", "bigint", entry -> entry.source().timestamp())
            .column("key", "bytea", entry -> hex(entry.source().key()))
            .column("value", "bytea", entry -> hex(entry.source().value()))
            .column(
                    "headers",
                    "text",
                    entry -> StoredHeaders.write(entry.source().headers()))
            .column("dead", "boolean", Entry::isDead);

    private static final String INSERT = ROWS.insertInto("deferred_record")
            + "on conflict (account_id, topic, partition, place, sent_at) do nothing";
    private static final String ACCOUNTS = "select a.account_id from unnest(cast(?2 as text[])) as a(account_id)"
            + " where exists (select 1 from deferred_record d where d.account_id = a.account_id and d.channel = ?1)";
    private static final String NEXT_ACCOUNT = "select account_id, channel from deferred_record"
            + " where (account_id, channel) > (?1, ?2) order by account_id, channel limit 1";
    private static final String PAGE = """
            select p.line, p.topic, p.partition, p.place, p.sent_at, encode(p.key, 'hex'), encode(p.value, 'hex'),
                p.headers, p.dead
            from (select d.*, sum(coalesce(octet_length(d.value), 0)) over (order by d.line
                    rows between unbounded preceding and 1 preceding) as bytes_before
                from (select * from deferred_record where account_id = ?1 and channel = ?2
                    order by line limit ?3) d) p
            where coalesce(p.bytes_before, 0) <\s""" + PAGE_BYTES + " order by p.line";
    private static final String DELETE = "delete from deferred_record where account_id = ?1 and channel = ?2"
            + " and line = any (cast(cast(?3 as text[]) as bigint[]))";

    private final AccountSessions sessions;

    private record Entry(String accountId, String channel, ConsumerRecord<byte[], byte[]> source, boolean isDead) {}

    /** An account with deferred records on a channel. */
    record Queue(String accountId, String channel) {
        /** Precedes all queues. */
        static final Queue START = new Queue("", "");
    }

    DeferredRecordRepository(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /** Those of the given accounts that have deferred records on the channel. */
    Uni<Set<String>> accounts(String channel, Collection<String> accountIds) {
        return sessions.read(
                accountIds,
                session -> session.createNativeQuery(ACCOUNTS, String.class)
                        .setParameter(1, channel)
                        .setParameter(2, accountIds.toArray(String[]::new))
                        .getResultList()
                        .map(HashSet::new));
    }

    /** Stores records; stored ones do not change. */
    <T> Uni<Void> add(String channel, List<ReceivedRecord<T>> records, Function<ReceivedRecord<T>, String> accountOf) {
        List<Entry> entries = records.stream()
                .map(record -> new Entry(accountOf.apply(record), channel, record.source(), record.isDead()))
                .toList();
        Set<String> accountIds = entries.stream().map(Entry::accountId).collect(Collectors.toSet());
        return sessions.write(
                accountIds,
                session -> ROWS.bind(session.createNativeQuery(INSERT), entries)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** The queue after another in key order; empty after the last. */
    Uni<Optional<Queue>> after(Queue previous) {
        return sessions.readAll(session -> session.createNativeQuery(NEXT_ACCOUNT, Object[].class)
                .setParameter(1, previous.accountId())
                .setParameter(2, previous.channel())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new Queue((String) row[0], (String) row[1]))));
    }

    /**
     * The oldest records of a queue.
     *
     * @param most the maximum number of records
     */
    Uni<DeferredPage> page(Queue queue, int most) {
        return sessions.read(
                queue.accountId(),
                session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter(1, queue.accountId())
                        .setParameter(2, queue.channel())
                        .setParameter(3, most)
                        .getResultList()
                        .map(rows -> new DeferredPage(
                                queue.accountId(),
                                queue.channel(),
                                rows.stream().map(DeferredRecordRepository::row).toList())));
    }

    private static DeferredPage.Row row(Object[] row) {
        byte[] key = bytes((String) row[5]);
        byte[] value = bytes((String) row[6]);
        return new DeferredPage.Row(
                ((Number) row[0]).longValue(),
                new ConsumerRecord<>(
                        (String) row[1],
                        ((Number) row[2]).intValue(),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue(),
                        TimestampType.CREATE_TIME,
                        key == null ? ConsumerRecord.NULL_SIZE : key.length,
                        value == null ? ConsumerRecord.NULL_SIZE : value.length,
                        key,
                        value,
                        new RecordHeaders(StoredHeaders.read(Objects.requireNonNull((String) row[7]))),
                        Optional.empty()),
                (Boolean) row[8]);
    }

    /** Deletes the records of a page. */
    Uni<Void> delete(DeferredPage page) {
        String[] lines =
                page.rows().stream().map(row -> Long.toString(row.line())).toArray(String[]::new);
        return sessions.write(
                page.accountId(),
                session -> session.createNativeQuery(DELETE)
                        .setParameter(1, page.accountId())
                        .setParameter(2, page.channel())
                        .setParameter(3, lines)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** PostgreSQL's hexadecimal text of bytes. */
    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : "\\x" + HEX.formatHex(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HEX.parseHex(hex);
    }
}
