package dev.autolog.bench;

import dev.autolog.local.ServiceProcess;
import dev.autolog.local.StartFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Benchmark of the packaged service. It compares the service with a lower bound ({@link Floor}) and a naive implementation
 * ({@link OneByOne}) on one machine in one run; see {@link Options#USAGE}.
 */
public final class Bench {
    private static final int FED = 100_000;
    private static final int ONE_BY_ONE = 20_000;
    private static final Duration ONE_BY_ONE_LIMIT = Duration.ofSeconds(20);

    private final Options options;
    private final Stack stack;
    private final Report report = new Report();

    private Bench(Options options, Stack stack) {
        this.options = options;
        this.stack = stack;
    }

    public static void main(String[] arguments) throws Exception {
        // The log manager of Quarkus must be set before anything logs.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            Options options = Options.of(arguments);
            say("Starting a broker and a database");
            try (Stack stack = Stack.start(options)) {
                new Bench(options, stack).run();
            }
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws SQLException, IOException, InterruptedException {
        if (options.measures("feed")) {
            feed();
        }
        say("Loading %,d contacts", options.contacts());
        Directory directory = new Directory(stack);
        directory.load(0, options.contacts());
        for (int run = 1; run <= options.runs(); run++) {
            say("Run %d of %d", run, options.runs());
            contenders();
        }
        Promptness promptness = new Promptness(stack, options);
        if (options.measures("latency")) {
            say("Delays at %d calls a second for %d s", SteadyLoad.PER_SECOND, options.latencySeconds());
            report.add(promptness.measure());
        }
        if (options.measures("crash")) {
            say("A crash under load");
            report.add(
                    "kill -9 under load to the next decision",
                    Stats.decimals(promptness.crash().toMillis() / 1e3) + " s");
        }
        if (options.measures("people")) {
            people();
        }
        if (options.measures("settings")) {
            say("The same with settings of every kind");
            ManySettings settings = new ManySettings(stack);
            settings.set();
            report.addBeside("(a) with settings of every kind", pipeline(options.contacts()));
            settings.reset();
        }
        if (options.measures("past")) {
            new PastCalls(stack, options, Bench::say).measure(report);
        }
        if (options.measures("isolation")) {
            new Isolation(stack, options, Bench::say).measure(report);
        }
        if (options.measures("crm")) {
            say("%d logs a second for %d CRMs", SteadyLoad.PER_SECOND, CrmDelivery.CONNECTIONS);
            new CrmDelivery(stack, options).measure(report);
        }
        if (options.measures("restore")) {
            say("A database that lacks %,d calls", options.calls());
            double seconds = new Restoring(stack, options).measure().toMillis() / 1e3;
            report.add(
                    "a restored database that lacks " + Stats.thousands(options.calls()) + " calls: start to ready",
                    Stats.decimals(seconds) + " s");
        }
        if (options.largeContacts() > 0) {
            say("Loading %,d contacts", options.largeContacts());
            directory.load(options.contacts(), options.largeContacts());
            report.addBeside(
                    "(a) with " + Stats.thousands(options.largeContacts()) + " contacts",
                    pipeline(options.largeContacts()));
        }
        report.lines(options, Processes.machine(versions())).forEach(System.out::println);
    }

    private void feed() throws SQLException, IOException, InterruptedException {
        int count = Math.min(FED, options.contacts());
        say("Feeding %,d contacts through crm-contacts", count);
        Directory directory = new Directory(stack);
        try (var _ = stack.startService().service()) {
            double perSecond = directory.feed(count);
            say("  %,.0f contacts a second", perSecond);
            report.add("contacts through crm-contacts", Stats.thousands(perSecond) + "/s");
        }
        long differences = directory.differences(count);
        if (differences > 0) {
            throw new IllegalStateException(differences + " rows of copied contacts differ from fed ones");
        }
    }

    private void contenders() throws SQLException, InterruptedException {
        Pipeline.Result result = pipeline(options.contacts());
        report.add(result);
        if (options.measures("floor")) {
            Floor floor = new Floor(stack);
            // A warm-up run, so that the code is compiled, as that of the service is.
            Floor.Result _ = floor.run(result.calls(), Math.min(options.warmUp(), options.calls()));
            Floor.Result measured = floor.run(result.calls(), options.calls());
            say(
                    "  (b) floor: %,.0f calls a second, %,d bytes of rows; CPU µs a call %s",
                    measured.perSecond(),
                    stack.number(Floor.widthOf("floor")),
                    measured.cpu().microsOf(options.calls()).show(Stats::tenths));
            report.addFloor(measured);
        }
        if (options.measures("naive")) {
            OneByOne oneByOne = new OneByOne(stack);
            double _ = oneByOne.run(result.calls(), Math.min(options.warmUp(), options.calls()) / 20, ONE_BY_ONE_LIMIT);
            double perSecond = oneByOne.run(result.calls(), Math.min(ONE_BY_ONE, options.calls()), ONE_BY_ONE_LIMIT);
            say("  (c) one transaction per call: %,.0f calls a second", perSecond);
            report.addOneByOne(perSecond);
        }
    }

    private void people() throws SQLException, InterruptedException {
        try (ServiceProcess service = stack.startService().service();
                Api api = new Api(service.url(), stack.supervisor())) {
            stack.freshCallTables();
            new Pipeline(stack, options).decide(options.contacts(), Math.min(options.calls(), options.storedCalls()));
            say("Storing %,d calls", options.storedCalls());
            new StoredCalls(stack).growTo(options.storedCalls());
            say("People at %d requests a second for %d s", Reading.PER_SECOND, options.latencySeconds());
            new Reading(stack, options)
                    .measure(api)
                    .forEach((kind, millis) ->
                            report.add(kind + ", " + Stats.thousands(options.storedCalls()) + " calls stored", millis));
            Watching.Cost cost = new Watching(stack, options).measure(api, service.handle());
            report.add(
                    Watching.STREAMS + " open streams: memory, threads",
                    Stats.thousands(cost.mebibytes()) + " MiB, " + cost.threads());
            report.add("a call on all of them", cost.millis());
            report.add("a missing contact comes until its conflicts are settled", new Settling(stack).measure());
        }
    }

    private Pipeline.Result pipeline(int contacts) throws SQLException, InterruptedException {
        Pipeline.Result result = new Pipeline(stack, options).run(contacts);
        say(
                "  (a) Autolog: %,.0f calls a second (%,.0f until decided), %,d bytes of rows; CPU µs a call %s",
                result.perSecond(),
                result.decidedPerSecond(),
                stack.number(Floor.widthOf("public")),
                result.cpu().microsOf(options.calls()).show(Stats::tenths));
        return result;
    }

    private List<String> versions() throws SQLException {
        return List.of(
                "PostgreSQL " + stack.row("show server_version").getFirst(), "Kafka " + AppInfoParser.getVersion());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
