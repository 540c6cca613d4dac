package dev.autolog.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.directory.ErasureKind;
import dev.autolog.directory.ErasureRequests;
import dev.autolog.directory.ErasureRequests.PersonIdentity;
import dev.autolog.domain.Person;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.RequestTransactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Exports all rows that are held on a contact or number; only a page of rows is in memory at a time. The caller checks that the
 * person is an admin. Must be subscribed to on an event loop.
 */
@ApplicationScoped
public class ExportService {
    /** Rows per page: few, because each can be large. */
    private static final int PAGE = 100;

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");
    /** Columns that hold JSON as text. */
    private static final Set<String> JSON_COLUMNS =
            Set.of("associations", "candidates", "suggestions", "proposal", "payload", "why", "wanted", "intended");

    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final ErasureRequests erasureRequests;
    private final TargetNumberReader numberReader;
    private final AuditTrail trail;
    private final NumberReader numbers;
    private final ObjectMapper json;

    ExportService(
            AccountSessions sessions,
            RequestTransactions transactions,
            ErasureRequests erasureRequests,
            TargetNumberReader numberReader,
            AuditTrail trail,
            NumberReader numbers,
            ObjectMapper json) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.erasureRequests = erasureRequests;
        this.numberReader = numberReader;
        this.trail = trail;
        this.numbers = numbers;
        this.json = json;
    }

    private record ExportPage(List<ExportedRow> rows, boolean isLast) {
        @Override
        public String toString() {
            return "ExportPage[" + rows.size() + "]";
        }
    }

    /**
     * Starts an export and records it in the audit trail.
     *
     * @return done with the rows, which are read on demand; refused if the number cannot be parsed
     */
    public Uni<ActionResult<Multi<ExportedRow>>> export(Person person, PersonTarget target) {
        Context context = VertxContexts.current();
        return transactions.run(
                person.accountId(),
                (session, now) -> identity(session, person, target)
                        .chain(found ->
                                found.chain(identity -> trail.append(session, List.of(entry(person, target, now)))
                                        .replaceWith(new Done<>(rows(context, scope(person, identity, now)))))));
    }

    private PersonScope scope(Person person, PersonIdentity identity, Instant now) {
        return PersonScope.of(person.accountId(), identity.contacts(), identity.numbers(), now, numbers);
    }

    private Uni<ActionResult<PersonIdentity>> identity(
            Mutiny.StatelessSession session, Person person, PersonTarget target) {
        String contactId = target.contactId();
        if (contactId != null) {
            return erasureRequests
                    .identity(session, new RecordKey(person.accountId(), contactId))
                    .map(Done::new);
        }
        String typed = target.number() == null ? "" : target.number();
        return numberReader
                .read(session, person.accountId(), typed)
                .map(read -> read.map(number -> new PersonIdentity(List.of(), List.of(number.e164()))));
    }

    private static AuditEntry entry(Person person, PersonTarget target, Instant now) {
        ErasureKind kind = target.contactId() == null ? ErasureKind.NUMBER : ErasureKind.CONTACT;
        return new AuditEntry(
                person.accountId(),
                UUID.randomUUID(),
                now,
                person.agentId(),
                "EXPORTED",
                "{\"reason\":\"" + kind + "\"}",
                0,
                null,
                null);
    }

    private Multi<ExportedRow> rows(Context context, PersonScope scope) {
        return Multi.createBy()
                .concatenating()
                .streams(Stream.of(ExportSection.values())
                        .map(section -> rows(context, section, scope))
                        .toList());
    }

    private Multi<ExportedRow> rows(Context context, ExportSection section, PersonScope scope) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(section.table().beforeFirst()),
                        cursor -> Uni.createFrom()
                                .deferred(() -> page(section, scope, cursor))
                                .runSubscriptionOn(task -> context.runOnContext(_ -> task.run())))
                .whilst(page -> !page.isLast())
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.rows()));
    }

    private Uni<ExportPage> page(ExportSection section, PersonScope scope, AtomicReference<List<String>> cursor) {
        return sessions.read(
                scope.accountId(),
                session -> KeyRange.next(session, section.table(), scope, cursor.get(), PAGE)
                        .chain(next -> {
                            if (next.isEmpty()) {
                                return Uni.createFrom().item(new ExportPage(List.of(), true));
                            }
                            KeyRange range = next.get();
                            return range.rows(session, scope, section.sql()).map(rows -> {
                                cursor.set(range.to());
                                return new ExportPage(
                                        rows.stream()
                                                .map(row -> new ExportedRow(section.kind(), data((String) row[0])))
                                                .toList(),
                                        false);
                            });
                        }));
    }

    private JsonNode data(String row) {
        return inCamelCase(parse(row));
    }

    /** An object with column names in camel case, and JSON columns parsed. */
    private JsonNode inCamelCase(JsonNode columns) {
        ObjectNode data = json.createObjectNode();
        columns.properties().forEach(column -> {
            JsonNode value = column.getValue();
            String name = UNDERSCORE
                    .matcher(column.getKey())
                    .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
            boolean holdsJson = JSON_COLUMNS.contains(column.getKey()) && value.isTextual();
            data.set(name, holdsJson ? parse(value.asText()) : value.isObject() ? inCamelCase(value) : value);
        });
        return data;
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a stored value is not JSON");
        }
    }
}
