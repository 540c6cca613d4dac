package dev.autolog.local;

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The program behind {@code make run}: starts broker, database, token issuer, topics and the service, until the service or the
 * person ends it.
 */
public final class LocalStack {
    private static final Duration SERVICE_START = Duration.ofSeconds(90);

    private static final Map<String, String> SERVICE = Map.of(
            "AUTOLOG_LOG_JSON", "false",
            "AUTOLOG_WATCH_ACCOUNT_LABELS", "true",
            "AUTOLOG_CRM_DEMO", "true",
            "AUTOLOG_CRM_PERMITTED_ADDRESSES", "127.0.0.1",
            "AUTOLOG_SECURITY_ACCEPT", ServiceProcess.LOOPBACK.get("AUTOLOG_SECURITY_ACCEPT") + ",demo-crm");

    private final LocalSettings settings;
    private final Console console;
    private final Deque<Part> running = new ArrayDeque<>();
    private boolean stopping;

    private record Part(String name, AutoCloseable process) {}

    private LocalStack(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Runs until the service ends and exits with its exit code; a signal stops everything. */
    public static void main(String[] args) {
        Posix.heedInterrupt();
        Console console = new Console();
        int code = 1;
        try {
            LocalSettings settings = LocalSettings.from(System.getenv());
            code = new LocalStack(settings, console).run();
        } catch (StartFailure e) {
            console.error(e.line());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(code);
    }

    private int run() throws InterruptedException {
        DataLock lock = DataLock.take(settings.data(), console);
        settings.checkPorts();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop();
            lock.release();
        }));
        ServiceProcess service;
        try {
            service = start();
        } catch (RuntimeException e) {
            if (isStopping()) {
                return 1; // A signal interrupted the current step, which is no error.
            }
            throw e;
        }
        console.line(Welcome.text(settings));
        int code = service.await();
        if (!isStopping()) {
            console.error("The service ended by itself with exit code " + code + ".");
        }
        return code;
    }

    private ServiceProcess start() {
        LocalDatabase database = step(
                "PostgreSQL", () -> LocalDatabase.start(settings.data().resolve("postgres"), settings.databasePort()));
        LocalBroker broker =
                step("Kafka", () -> LocalBroker.start(settings.data().resolve("kafka"), settings.kafkaPort()));
        Topics.create(broker.bootstrapServers());
        LocalIssuer issuer =
                started("the issuer of tokens", LocalIssuer.start(settings.issuerData(), settings.issuerPort()));
        started("the demo CRM", LocalCrm.start(settings.data().resolve("crm"), settings.crmPort()));
        console.line("Starting the service … its log follows");
        ServiceProcess service = started(
                "the service",
                ServiceProcess.launch(
                        broker,
                        database,
                        issuer,
                        settings.httpPort(),
                        settings.managementPort(),
                        SERVICE,
                        List.of(),
                        Redirect.INHERIT));
        if (!service.awaitReady(SERVICE_START) && service.handle().isAlive()) {
            console.line("The service is not ready yet; " + service.managementUrl() + "/q/health/ready says why.");
        }
        return service;
    }

    private <T extends AutoCloseable> T step(String name, Supplier<T> start) {
        console.begin("Starting " + name + " … ");
        long begin = System.nanoTime();
        T part;
        try {
            part = start.get();
        } catch (RuntimeException e) {
            console.line("");
            throw e;
        }
        console.line(String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9));
        return started(name, part);
    }

    private synchronized <T extends AutoCloseable> T started(String name, T part) {
        if (!stopping) {
            running.push(new Part(name, part));
        }
        return part;
    }

    private void stop() {
        Deque<Part> parts;
        synchronized (this) {
            stopping = true;
            parts = new ArrayDeque<>(running);
        }
        for (Part part : parts) {
            console.line("Stopping " + part.name + " …");
            try {
                part.process.close();
            } catch (Exception e) {
                console.error("It did not stop as it should: " + e);
            }
        }
        Guard.close();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
