package dev.autolog.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.settings.SettingsReader;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Prepares runs: reads the connection and opens its session. */
@ApplicationScoped
class ConnectionRunFactory {
    /** What is remembered of a connection from one run to the next. */
    private record Memory(RequestBudget budget, UserDirectory users) {}

    private record Stored(Optional<CrmConnection> connection, ZoneId zone) {}

    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final ConnectionRepository connections;
    private final LeaseRepository leases;
    private final LogQueue logs;
    private final PlaceholderQueue placeholders;
    private final ContactStores contacts;
    private final CrmMetrics metrics;
    private final SecretCipher cipher;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Map<ConnectionKey, Memory> memories = new ConcurrentHashMap<>();

    ConnectionRunFactory(
            AccountSessions sessions,
            SettingsReader settingsReader,
            ConnectionRepository connections,
            LeaseRepository leases,
            LogQueue logs,
            PlaceholderQueue placeholders,
            ContactStores contacts,
            CrmMetrics metrics,
            SecretCipher cipher,
            ObjectMapper json,
            Vertx vertx) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.connections = connections;
        this.leases = leases;
        this.logs = logs;
        this.placeholders = placeholders;
        this.contacts = contacts;
        this.metrics = metrics;
        this.cipher = cipher;
        this.json = json;
        this.vertx = vertx;
    }

    /** A run under a lease; empty if the connection is gone, or its kind is not among the connectors. */
    Optional<ConnectionRun> of(
            ConnectionLease lease, Map<String, CrmConnector> connectors, CrmSessions crmSessions, Clock clock) {
        ConnectionKey key = lease.key();
        Stored stored = VertxContexts.await(
                vertx,
                () -> sessions.read(
                        key.accountId(),
                        session -> connections
                                .one(session, key)
                                .chain(connection -> settingsReader
                                        .of(session, key.accountId())
                                        .map(settings -> new Stored(connection, settings.timeZone())))));
        return stored.connection()
                .flatMap(connection -> Optional.ofNullable(connectors.get(connection.kind()))
                        .map(connector -> run(lease, connection, connector, stored.zone(), crmSessions, clock)));
    }

    private ConnectionRun run(
            ConnectionLease lease,
            CrmConnection connection,
            CrmConnector connector,
            ZoneId zone,
            CrmSessions crmSessions,
            Clock clock) {
        Memory memory = memories.computeIfAbsent(
                lease.key(),
                _ -> new Memory(new RequestBudget(connector.limits(), System::nanoTime), new UserDirectory(clock)));
        StoredCredentials store = new StoredCredentials(connection, cipher, json, encrypted -> {
            Void _ = VertxContexts.await(
                    vertx,
                    () -> leases.write(
                            lease, (session, _) -> connections.storeCredential(session, lease.key(), encrypted)));
        });
        CrmSession session =
                new LeasedSession(crmSessions.open(connector, store), lease, memory.budget(), new RetryAfter(clock));
        LeasedConnection<CrmConnector> at = new LeasedConnection<>(
                lease,
                connection,
                connector,
                session,
                zone,
                memory.users(),
                leases,
                connections,
                metrics,
                vertx,
                clock);
        return new ConnectionRun(steps(at));
    }

    private List<Supplier<WorkProgress>> steps(LeasedConnection<CrmConnector> at) {
        List<Supplier<WorkProgress>> steps = new ArrayList<>();
        if (at.connector() instanceof ContactSource source) {
            steps.add(new PlaceholderWriter(at.to(source), placeholders, contacts.publisher())::next);
        }
        if (at.connector() instanceof LogTarget target) {
            steps.add(new CrmLogWriter(at.to(target), logs)::page);
        }
        if (at.connector() instanceof RecordTarget target) {
            steps.add(new RecordWriter(at.to(target), logs)::next);
        }
        if (at.connector() instanceof RecordPages pages) {
            steps.add(new WebAddressReader(at.to(pages))::next);
        }
        if (at.connector() instanceof ContactSource source) {
            steps.add(new ContactReader(at.to(source), contacts)::page);
        }
        return steps;
    }
}
