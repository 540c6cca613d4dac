package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ContactIdPage;
import dev.autolog.crm.ContactPage;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.MemoryCredentials;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.http.AddressPolicy;
import dev.autolog.crm.http.HttpCrmSessions;
import dev.autolog.domain.Association;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalTryton;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector and a real Tryton 6.0 with its real database. */
@Tag("crm")
class TrytonIT {
    @TempDir
    private static Path folder = Path.of(".");

    private static LocalDatabase database;
    private static LocalTryton tryton;

    private final TrytonAdapter adapter = new TrytonAdapter(Clock.systemUTC());

    @BeforeAll
    static void install() {
        database = LocalDatabase.start(folder.resolve("postgres"), Map.of());
        tryton = LocalTryton.install(folder, database);
        tryton.start(true);
        try (TrytonServer template = new TrytonServer(tryton, LocalTryton.TEMPLATE)) {
            template.setUp();
        }
        tryton.close();
    }

    @AfterAll
    static void stop() {
        if (tryton != null) {
            tryton.close();
        }
        database.close();
    }

    /** What Tryton keeps as it is typed: it does so without the phone library. */
    @Nested
    class WithoutPhoneLibrary extends CrmContract {
        @BeforeAll
        static void start() {
            tryton.start(false);
        }

        @AfterAll
        static void end() {
            tryton.close();
        }

        @Override
        protected CrmAdapter adapter() {
            return adapter;
        }

        @Override
        protected CrmServer server() {
            return new TrytonServer(tryton);
        }

        /** All methods have one path: see {@link WithPhoneLibrary} for answers that are lost after a write. */
        @Override
        protected String writeRequest() {
            return "POST ";
        }

        @Override
        protected String contactRequest() {
            return "POST ";
        }
    }

    /** A server as Debian installs it. */
    @Nested
    class WithPhoneLibrary {
        private Vertx vertx;
        private TrytonServer server;
        private FaultySession session;
        private LogDriver driver;

        @BeforeAll
        static void start() {
            tryton.start(true);
        }

        @AfterAll
        static void end() {
            tryton.close();
        }

        @BeforeEach
        void open() {
            vertx = Vertx.vertx();
            server = new TrytonServer(tryton);
            session = session(server.settings());
            driver = new LogDriver(adapter, session);
        }

        @AfterEach
        void close() {
            server.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }

        private FaultySession session(Map<String, String> settings) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("address", tryton.address().toString());
            CrmSession real = new HttpCrmSessions(
                            vertx, new AddressPolicy(List.of("127.0.0.1")), Clock.systemUTC())
                    .open(adapter, new MemoryCredentials(all));
            return new FaultySession(real);
        }
    }
}
