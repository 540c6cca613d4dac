package dev.autolog.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A lower bound of the work: parses each record's JSON and copies rows of the same width into tables with the same indexes,
 * with one transaction for each poll. It parses no number, matches nothing and publishes nothing.
 */
final class Floor {
    private static final String CANDIDATE =
            "{\"contactId\":\"c-123456\",\"name\":\"Lena Lindqvist\",\"type\":\"Lead\",\"company\":\"Umbrella Foods\","
                    + "\"matchedPhone\":\"(415) 555-2671\",\"associations\":[]}";
    private static final String CANDIDATES = "[" + CANDIDATE + "," + CANDIDATE + "," + CANDIDATE + "]";

    private final Stack stack;
    private final CopyText legs = new CopyText("floor.call_leg");
    private final CopyText conflicts = new CopyText("floor.conflict");
    private final CopyText lines =
            new CopyText("floor.audit_trail (account_id, subject_id, at, actor, action, why, version, topic, payload)");
    private int taken;

    Floor(Stack stack) throws SQLException {
        this.stack = stack;
        stack.execute(
                "drop schema if exists floor cascade",
                "create schema floor",
                "create table floor.call_leg (like call_leg including all)",
                "create table floor.conflict (like conflict including all)",
                "create table floor.audit_trail (like audit_trail including all)");
    }

    /**
     * The result of a run.
     *
     * @param perSecond calls per second
     * @param cpu processor seconds of consumer, database and broker
     */
    record Result(double perSecond, Usage cpu) {}

    Result run(Map<TopicPartition, Long> from, int calls) throws SQLException {
        stack.freshCallTables();
        stack.execute("truncate floor.call_leg, floor.conflict, floor.audit_trail");
        taken = 0;
        var processes = new Usage.Of(ProcessHandle.current(), stack.databaseProcess(), stack.brokerProcess());
        try (CallReader reader = new CallReader(stack.bootstrapServers(), from);
                Connection connection = stack.connect()) {
            connection.setAutoCommit(false);
            Usage before = processes.cpuSeconds();
            long begin = System.nanoTime();
            while (taken < calls) {
                ConsumerRecords<byte[], byte[]> records = reader.poll();
                for (ConsumerRecord<byte[], byte[]> source : records) {
                    take(BareCall.of(source.value()));
                }
                legs.send(connection);
                conflicts.send(connection);
                lines.send(connection);
                connection.commit();
                reader.done();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(taken / seconds, processes.cpuSeconds().minus(before));
        }
    }

    private void take(BareCall call) {
        UUID id = new UUID(
                System.currentTimeMillis() << 16, ThreadLocalRandom.current().nextLong());
        // Of twenty calls, one has several candidates and two have none, as in the script, though not the same calls.
        int kind = taken++ % 20;
        String deal = kind % 2 == 0 ? "deal-123456" : null;
        String contactId = kind < 17 ? "c-123456" : null;
        leg(call, id, contactId, deal);
        String now = call.endedAt();
        lines.value(call.accountId()).value(id).value(now).value("AUTO");
        if (contactId != null) {
            String title = deal == null ? "" : ",\"associationTitle\":\"Renewal 2027\"";
            lines.value("LOGGED")
                    .value("{\"reason\":\"ONE_CONTACT\",\"contactId\":\"c-123456\","
                            + "\"matchedPhone\":\"(415) 555-2671\"" + title + "}")
                    .value(1)
                    .value("CALL_LOGGED")
                    .value(call.logged(id, contactId, "Jane Smith", deal));
        } else {
            String name = kind == 19 ? "MULTIPLE_CONTACTS" : "NO_CONTACT_MATCH";
            String candidates = kind == 19 ? CANDIDATES : "[]";
            lines.value("CONFLICT_OPENED")
                    .value("{\"reason\":\"" + name + "\"}")
                    .value(1)
                    .value("UNRESOLVED_CONFLICTS")
                    .value(call.conflict(id, name, candidates));
            conflicts
                    .value(call.accountId())
                    .value(id)
                    .value(call.agent().id())
                    .value(call.other().number())
                    .value(call.startedAt());
            conflicts.value(name).value("OPEN").value(candidates).value("[]").value(now);
            conflicts.value(null).value(null).value(null).endRow();
        }
        lines.endRow();
    }

    private void leg(BareCall call, UUID id, @Nullable String contactId, @Nullable String deal) {
        boolean logged = contactId != null;
        legs.value(call.accountId())
                .value(call.callId())
                .value(call.agent().id())
                .value(id);
        legs.value(call.sequence()).value(call.direction()).value(call.other().number());
        legs.value(call.from().number())
                .value(call.from().name())
                .value(call.from().extension());
        legs.value(call.to().number()).value(call.to().name()).value(call.to().extension());
        legs.value(call.agent().extension()).value(call.agent().number());
        legs.value(call.agent().name()).value(call.agent().email());
        legs.value(call.startedAt()).value(call.answeredAt()).value(call.endedAt());
        legs.value(call.result()).value(call.queue()).value(call.recordingUrl());
        legs.value(logged ? "LOGGED" : "IN_CONFLICT").value(null).value(contactId);
        legs.value(logged ? "Jane Smith" : null).value(logged ? deal : null);
        legs.value(logged ? call.subject("Jane Smith") : null).value(null).value(null);
        legs.value(logged ? "AUTO" : null)
                .value(logged ? call.endedAt() : null)
                .value(null)
                .value(null);
        legs.value(logged ? 1 : 0).value(logged ? 0 : 1);
        legs.value(null).value(logged ? true : null).value(null).value(false);
        legs.value(null).value(null).value(logged && deal != null ? "deal" : null);
        // The first leg of a call, without a leg id of the platform and without replaced records.
        legs.value(null).value(null).value(null).endRow();
    }

    /** The query for the bytes of all rows in a schema's tables of calls, without the database's overhead. */
    static String widthOf(String schema) {
        return ("select (select sum(octet_length(l::text)) from %1$s.call_leg l)"
                        + " + (select sum(octet_length(c::text)) from %1$s.conflict c)"
                        + " + (select sum(octet_length(a::text)) from %1$s.audit_trail a)")
                .formatted(schema);
    }
}
