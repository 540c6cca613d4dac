package dev.autolog.demo;

import dev.autolog.local.Console;
import dev.autolog.local.LibraryLogs;
import dev.autolog.local.LocalSettings;
import dev.autolog.local.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The program of {@code make demo}: publishes contacts, calls and some messages, and shows their outcomes. */
public final class Demo {
    private static final Duration CONTACTS_LIMIT = Duration.ofSeconds(60);
    private static final Duration OUTCOMES_LIMIT = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int RECORDS_PER_PLAIN_LINE = 50;

    private final LocalSettings settings;
    private final Console console;
    private final Instant now = Instant.now();
    private final String run = "demo-" + Long.toString(now.getEpochSecond(), 36);

    private Demo(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Runs the demo once, with the configuration of {@code make run} from the environment. */
    public static void main(String[] args) {
        Console console = new Console();
        LibraryLogs.hush();
        try {
            run(LocalSettings.from(System.getenv()), console);
        } catch (StartFailure e) {
            console.error(e.line());
            System.exit(1);
        }
    }

    /** Runs the demo once against the local stack. */
    public static void run(LocalSettings settings, Console console) {
        new Demo(settings, console).run();
    }

    private void run() {
        if (!settings.isRunning()) {
            throw new StartFailure(
                    "No Kafka answers on " + settings.bootstrapServers() + "; start everything with make run first");
        }
        DemoCrm crm = DemoCrm.read();
        List<DemoRecord> calls = new DemoCalls(crm, run, now).records();
        ServiceMetrics metrics = new ServiceMetrics(settings.managementUrl());
        try (DemoTally tally = new DemoTally(settings.bootstrapServers(), run);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            bringContacts(crm, producer);
            console.line("Publishing " + calls.size() + " records of calls …");
            DemoTable table = publishCalls(calls, producer, tally, metrics);
            DemoMessages messages = new DemoMessages(crm, run, now);
            messages.records().forEach(message -> send(message, producer));
            awaitOutcomes(table, messages.threads(), metrics);
        }
        DemoHints.lines(settings).forEach(console::line);
    }

    private void bringContacts(DemoCrm crm, KafkaProducer<byte[], byte[]> producer) {
        DemoConnection connection = new DemoConnection(settings);
        List<DemoContact> connected = connection.connect() ? crm.of(DemoConnection.ACCOUNT) : List.of();
        if (!connected.isEmpty()) {
            console.line("Adding " + connected.size() + " contacts to the CRM of " + DemoConnection.ACCOUNT + " …");
            connection.bring(connected);
        }
        List<DemoContact> others = crm.contacts().stream()
                .filter(contact -> !connected.contains(contact))
                .toList();
        console.line("Publishing " + others.size() + " contacts of other accounts …");
        others.forEach(contact -> send(contact.toRecord(now), producer));
        producer.flush();
        if (!DirectoryProgress.await(settings.bootstrapServers(), CONTACTS_LIMIT)) {
            throw new StartFailure("The service has not read the contacts within " + CONTACTS_LIMIT.toSeconds()
                    + " s; does it run? " + settings.managementUrl() + "/q/health tells");
        }
    }

    private DemoTable publishCalls(
            List<DemoRecord> records, KafkaProducer<byte[], byte[]> producer, DemoTally tally, ServiceMetrics metrics) {
        DemoTable table = new DemoTable(0, 0, tally, Map.of());
        for (DemoRecord record : records) {
            send(record, producer);
            table = new DemoTable(
                    table.records() + 1, table.calls() + (record.decidedApart() ? 1 : 0), tally, metrics.notLogged());
            readFor(tally, PACE);
            show(table);
        }
        return table;
    }

    private void awaitOutcomes(DemoTable published, int threads, ServiceMetrics metrics) {
        DemoTable table = published;
        long end = System.nanoTime() + OUTCOMES_LIMIT.toNanos();
        while ((table.decided() < table.calls() || table.tally().threads() < threads) && System.nanoTime() < end) {
            readFor(table.tally(), PACE.multipliedBy(4));
            table = new DemoTable(table.records(), table.calls(), table.tally(), metrics.notLogged());
            show(table);
        }
        // A correction may arrive after every call has its outcome.
        readFor(table.tally(), Duration.ofSeconds(1));
        console.redraw(table.lines());
        int open = table.calls()
                - table.decided()
                + Math.max(0, threads - table.tally().threads());
        if (open > 0) {
            console.error(open + " calls or threads have no outcome yet; " + settings.managementUrl()
                    + "/q/health tells how the service is");
        }
    }

    private void send(DemoRecord record, KafkaProducer<byte[], byte[]> producer) {
        Future<RecordMetadata> ignored = producer.send(record.toKafka(), (_, failure) -> {
            if (failure != null) {
                console.error("A record could not be published: " + failure.getMessage());
            }
        });
    }

    private static void readFor(DemoTally tally, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            tally.read(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        } while (System.nanoTime() < end);
    }

    private void show(DemoTable table) {
        if (console.isTerminal()) {
            console.redraw(table.lines());
        } else if (table.records() % RECORDS_PER_PLAIN_LINE == 0) {
            console.line(table.line());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
