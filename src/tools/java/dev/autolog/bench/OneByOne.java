package dev.autolog.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A naive implementation: one thread, and for each call one transaction that looks up the number as received and inserts the
 * leg, an audit entry and, if needed, a conflict. It publishes nothing.
 */
final class OneByOne {
    private static final String FIND = "select c.contact_id, c.name, c.associations from contact_phone p"
            + " join contact c on c.account_id = p.account_id and c.contact_id = p.contact_id"
            + " where p.account_id = ? and p.number = ? and p.extension is null";
    private static final String LEG = "insert into call_leg values (" + "?, ".repeat(36) + "?) on conflict do nothing";
    private static final String CONFLICT =
            "insert into conflict values (?, ?, ?, ?, ?, ?, 'OPEN', ?, '[]', now(), null, null, null)";
    private static final String LINE = "insert into audit_trail"
            + " (account_id, subject_id, at, actor, action, why, version, topic, payload)"
            + " values (?, ?, now(), 'AUTO', ?, ?, 1, ?, ?)";

    private final Stack stack;

    OneByOne(Stack stack) {
        this.stack = stack;
    }

    /** Processes {@code calls} calls, or fewer if the limit is reached; returns calls per second. */
    double run(Map<TopicPartition, Long> from, int calls, Duration limit) throws SQLException {
        stack.freshCallTables();
        try (CallReader reader = new CallReader(stack.bootstrapServers(), from);
                Connection connection = stack.connect();
                PreparedStatement find = connection.prepareStatement(FIND);
                PreparedStatement leg = connection.prepareStatement(LEG);
                PreparedStatement conflict = connection.prepareStatement(CONFLICT);
                PreparedStatement line = connection.prepareStatement(LINE)) {
            connection.setAutoCommit(false);
            int taken = 0;
            long begin = System.nanoTime();
            while (taken < calls && System.nanoTime() - begin < limit.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> source : reader.poll()) {
                    take(BareCall.of(source.value()), find, leg, conflict, line);
                    connection.commit();
                    taken++;
                }
                reader.done();
            }
            return taken / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static void take(
            BareCall call,
            PreparedStatement find,
            PreparedStatement leg,
            PreparedStatement conflict,
            PreparedStatement line)
            throws SQLException {
        UUID id = UUID.randomUUID();
        find.setString(1, call.accountId());
        find.setString(2, call.other().number());
        try (ResultSet found = find.executeQuery()) {
            String contactId = found.next() ? found.getString(1) : null;
            String name = contactId == null ? null : found.getString(2);
            boolean one = contactId != null && name != null && !found.next();
            if (one && contactId != null && name != null) {
                insert(leg, row(call, id, contactId, name));
                insert(
                        line,
                        call.accountId(),
                        id,
                        "LOGGED",
                        "{\"contactId\":\"" + contactId + "\"}",
                        "CALL_LOGGED",
                        call.logged(id, contactId, name, null));
            } else {
                String kind = contactId == null ? "NO_CONTACT_MATCH" : "MULTIPLE_CONTACTS";
                insert(leg, row(call, id, null, null));
                insert(
                        conflict,
                        call.accountId(),
                        id,
                        call.agent().id(),
                        call.other().number(),
                        time(call.startedAt()),
                        kind,
                        "[]");
                insert(
                        line,
                        call.accountId(),
                        id,
                        "CONFLICT_OPENED",
                        "{\"reason\":\"" + kind + "\"}",
                        "UNRESOLVED_CONFLICTS",
                        call.conflict(id, kind, "[]"));
            }
        }
    }

    private static @Nullable Object[] row(BareCall call, UUID id, @Nullable String contactId, @Nullable String name) {
        boolean logged = name != null;
        BareCall.BareAgent agent = call.agent();
        return new @Nullable Object[] {
            call.accountId(),
            call.callId(),
            agent.id(),
            id,
            call.sequence(),
            call.direction(),
            call.other().number(),
            call.from().number(),
            call.from().name(),
            call.from().extension(),
            call.to().number(),
            call.to().name(),
            call.to().extension(),
            agent.extension(),
            agent.number(),
            agent.name(),
            agent.email(),
            time(call.startedAt()),
            time(call.answeredAt()),
            time(call.endedAt()),
            call.result(),
            call.queue(),
            call.recordingUrl(),
            logged ? "LOGGED" : "IN_CONFLICT",
            null,
            contactId,
            name,
            null,
            name == null ? null : call.subject(name),
            null,
            null,
            logged ? "AUTO" : null,
            logged ? time(call.endedAt()) : null,
            null,
            null,
            logged ? 1 : 0,
            logged ? 0 : 1
        };
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text);
    }

    private static void insert(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        statement.executeUpdate();
    }
}
