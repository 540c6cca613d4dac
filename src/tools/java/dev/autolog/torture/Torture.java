package dev.autolog.torture;

import dev.autolog.local.LibraryLogs;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.Poll;
import dev.autolog.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The program behind {@code make torture}: a platform, a CRM and people at work under constant faults, and then a check that each
 * call has its one correct outcome; see {@link TortureOptions#USAGE}.
 */
public final class Torture {
    /** The ledger of the last run. */
    static final Path LEDGER = TortureStack.ROOT.resolve("ledger.txt");

    private static final int PEOPLE = 3;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration READ_LIMIT = Duration.ofMinutes(1);

    private final TortureOptions options;
    private final TortureStack stack;
    private final Consumer<String> say;
    private final World world;
    private final ContactBook book = new ContactBook();
    private final Acts acts = new Acts();
    private final List<Difference> unsettled = new ArrayList<>();

    private Torture(TortureOptions options, TortureStack stack, Consumer<String> say) {
        this.options = options;
        this.stack = stack;
        this.say = say;
        world = new World(options.seed(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Exits with 1 if there is any difference from the model. */
    public static void main(String[] arguments) throws Exception {
        // The jars of Quarkus include a log manager, which must be set before the first log message.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        int code = 1;
        try {
            TortureLedger ledger = run(TortureOptions.of(arguments), System.out::println);
            ledger.lines().forEach(System.out::println);
            code = ledger.differences().count() == 0 ? 0 : 1;
        } catch (StartFailure e) {
            System.err.println(e.line());
        }
        System.exit(code);
    }

    /**
     * Runs once and writes the ledger to {@code target/torture}.
     *
     * @param say receives progress messages
     */
    static TortureLedger run(TortureOptions options, Consumer<String> say) throws Exception {
        LibraryLogs.hush();
        say.accept("Starting a broker, a database and " + options.instances() + " instances");
        TortureLedger ledger;
        Path folder;
        try (TortureStack stack = TortureStack.start(options)) {
            folder = stack.folder();
            ledger = new Torture(options, stack, say).run();
            if (ledger.differences().count() == 0) {
                stack.forget();
            }
        }
        if (ledger.differences().count() > 0) {
            say.accept("The logs of the run are in " + folder);
        }
        Files.write(LEDGER, ledger.lines());
        return ledger;
    }

    private TortureLedger run() throws Exception {
        long begin = System.nanoTime();
        try (Progress progress = new Progress(stack.broker.bootstrapServers());
                Publisher publisher = new Publisher(stack.broker.bootstrapServers());
                Publisher crmPublisher = new Publisher(stack.broker.bootstrapServers());
                ExecutorService threads = Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().factory())) {
            prepare(publisher, progress);
            FaultDriver faults = new FaultDriver(
                    stack, progress, world, options.faults(), Duration.ofMinutes(options.minutes()), say);
            Generator generator = new Generator(world, options.calls(), publisher, book, progress, faults::millisLeft);
            Crm crm = new Crm(world, book, crmPublisher, progress);
            List<People> people = people(generator);
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(crm));
            people.forEach(person -> running.add(threads.submit(person)));
            Future<?> breaking = threads.submit(faults);
            Future<?> publishing = threads.submit(generator);
            awaitBoth(breaking, publishing, running);
            crm.stop();
            people.forEach(People::stop);
            settle(progress, people, running);
            return ledger(generator, crm, faults, progress, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private List<People> people(Generator generator) {
        List<People> people = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            people.add(new People(world, number, generator, acts, stack.instances::urls, stack::token));
        }
        return people;
    }

    /** Sets up the accounts and all contacts, which the service needs before the first call. */
    private void prepare(Publisher publisher, Progress progress) throws InterruptedException {
        try (Api api = new Api(stack.instances::urls, new SplittableRandom(1))) {
            for (int account = 0; account < World.ACCOUNTS; account++) {
                set(api, account);
            }
        }
        new Contacts(world).initial().forEach(publisher::publish);
        boolean ready = publisher.isComplete();
        Progress.Ends ends = progress.ends().orElseThrow();
        if (!ready || !Poll.until(SETTLE_LIMIT, () -> progress.isProcessed(ends))) {
            throw new StartFailure("The service does not take contacts in; its logs are in " + stack.folder());
        }
    }

    private void set(Api api, int account) throws InterruptedException {
        List<String> ownLines = new ArrayList<>();
        for (int agent = 0; agent < World.AGENTS; agent++) {
            ownLines.add(NumberPlan.agent(account, agent));
        }
        Map<String, Object> values = Map.of(
                "ownLines",
                ownLines,
                "doNotLog",
                List.of(Map.of(
                        "kind", "NUMBER", "value", NumberPlan.doNotLog(account), "reason", World.accountId(account))));
        String token =
                stack.token(LocalPerson.of(World.accountId(account), World.supervisorId(account, PEOPLE), "admin"));
        int status = api.ask(token, "PATCH", "/settings", null, Map.of("values", values))
                .map(Api.Answer::status)
                .orElse(0);
        if (status != 200) {
            throw new StartFailure("The service does not take settings: " + status);
        }
    }

    /** Waits for the faults and the publishing; a failure of any task fails the run at once. */
    private static void awaitBoth(Future<?> breaking, Future<?> publishing, List<Future<?>> running)
            throws InterruptedException, ExecutionException {
        while (!breaking.isDone() || !publishing.isDone()) {
            Thread.sleep(LOOK);
            for (Future<?> task : running) {
                if (task.isDone()) {
                    task.get();
                }
            }
        }
        breaking.get();
        publishing.get();
    }

    /** Waits until the service and people have no pending work. */
    private void settle(Progress progress, List<People> people, List<Future<?>> running)
            throws InterruptedException, ExecutionException, SQLException {
        say.accept("Everything is published; waiting until nothing is pending");
        awaitAll(people, running);
        Progress.Ends ends = progress.ends().orElseThrow();
        if (!Poll.until(SETTLE_LIMIT, () -> progress.isProcessed(ends))) {
            unsettled.add(new Difference("pending", "not all that was published is processed"));
        }
        try (Connection connection = stack.connect()) {
            Tables tables = new Tables(connection);
            boolean _ = Poll.until(READ_LIMIT, () -> isDone(tables));
            awaitDeadLetters(connection);
        }
        if (!stack.instances.awaitReady()) {
            unsettled.add(new Difference("instances", "not all of them are ready"));
        }
    }

    private static void awaitAll(List<People> people, List<Future<?>> running)
            throws InterruptedException, ExecutionException {
        try {
            for (Future<?> task : running) {
                task.get(READ_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            people.forEach(People::giveUp);
            for (Future<?> task : running) {
                task.get();
            }
        }
    }

    private static boolean isDone(Tables tables) {
        try {
            return tables.pending().values().stream().allMatch(count -> count == 0);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    /** Waits for the table of dead letters, which the service fills with a separate consumer. */
    private void awaitDeadLetters(Connection connection) {
        int expected = Generator.poisons(options.calls());
        boolean _ = Poll.until(READ_LIMIT, () -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from dead_letter")) {
                row.next();
                return row.getInt(1) >= expected;
            } catch (SQLException e) {
                throw new IllegalStateException("the database does not answer", e);
            }
        });
    }

    private TortureLedger ledger(Generator generator, Crm crm, FaultDriver faults, Progress progress, Duration took)
            throws SQLException, IOException {
        say.accept("Reading the topics and the tables");
        Checker checker = new Checker(world, options.calls(), generator::bounds, book, acts);
        try (Connection connection = stack.connect()) {
            new Tables(connection).readTo(checker);
        }
        new TopicRecords(stack.broker.bootstrapServers()).readTo(checker);
        Differences differences = checker.finish();
        unsettled.forEach(differences::add);
        faults.differences().forEach(differences::add);
        InputCheck inputs = checker.inputs();
        TortureLedger.Builder ledger = new TortureLedger.Builder()
                .add("seed", Long.toString(options.seed()))
                .add("instances", options.instances())
                .add("took", took)
                .add("calls", options.calls())
                .add("records of calls", inputs.callRecords())
                .add("SMS", Generator.messages(options.calls()))
                .add("records of SMS", inputs.messageRecords())
                .add("records of contacts", inputs.contactRecords())
                .add("contacts changed meanwhile", crm.changes())
                .add("poisoned records", inputs.poisonedRecords())
                .add("repeated records absorbed", inputs.repeats());
        checker.legs().outcomes().forEach((outcome, count) -> ledger.add("outcome " + outcome, count));
        ledger.add("audit entries", checker.trail().entries())
                .add("published records that repeat one", checker.trail().repeats())
                .add("dead letters that repeat one", inputs.repeatedLetters());
        acts.counts().forEach((answer, count) -> ledger.add("people: " + answer, count));
        ledger.add("people: requests repeated for a lost answer", acts.repeats());
        addFaults(ledger, faults);
        return ledger.add("longest pause", progress.longestPause()).with(differences);
    }

    private static void addFaults(TortureLedger.Builder ledger, FaultDriver faults) {
        ledger.add(
                "faults",
                faults.done().values().stream().mapToInt(Integer::intValue).sum());
        faults.done()
                .forEach((kind, count) -> ledger.add(
                        "fault " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
        List<Duration> recoveries = new ArrayList<>(faults.recoveries());
        Collections.sort(recoveries);
        if (!recoveries.isEmpty()) {
            ledger.add("recovery, median", recoveries.get(recoveries.size() / 2))
                    .add("recovery, longest", recoveries.getLast());
        }
    }
}
