package dev.autolog.torture;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The telephony platform of the model: publishes calls, messages and poison at an even pace, with repeats and in disorder. */
final class Generator implements Runnable {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int CALLS_A_MESSAGE = 10;
    private static final int CALLS_A_POISON = 50;
    /** How many calls later further statements and repeats come at most. */
    private static final int LATER = 150;

    private static final double REPEATED = 0.1;
    /** The most calls of a second, however much is left. */
    private static final int FASTEST = 500;

    private final World world;
    private final int calls;
    private final Publisher publisher;
    private final ContactBook book;
    private final Progress progress;
    private final LongSupplier millisLeft;
    private final SplittableRandom random;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final Map<Integer, ContactBook.Bounds> bounds = new ConcurrentHashMap<>();
    private volatile int published;
    private volatile int settledBelow;
    private int noted;
    private long order;

    /**
     * Something that comes later.
     *
     * @param at after how many calls, with its order among those of one time
     * @param call the call that it is the last word on; else one that no call has
     */
    private record Due(long at, TortureRecord message, int call) {}

    /** Publishes so many calls, evenly, in the time that is left. */
    Generator(
            World world, int calls, Publisher publisher, ContactBook book, Progress progress, LongSupplier millisLeft) {
        this.world = world;
        this.calls = calls;
        this.publisher = publisher;
        this.book = book;
        this.progress = progress;
        this.millisLeft = millisLeft;
        random = world.random("generator", 0);
    }

    /** How many messages go with so many calls. */
    static int messages(int calls) {
        return (calls + CALLS_A_MESSAGE - 1) / CALLS_A_MESSAGE;
    }

    /** How many poisoned records go with so many calls. */
    static int poisons(int calls) {
        return (calls + CALLS_A_POISON - 1) / CALLS_A_POISON;
    }

    /** How many calls are published, at least in part. */
    int published() {
        return published;
    }

    /** All statements about calls with smaller numbers are processed. */
    int settledBelow() {
        return settledBelow;
    }

    /** What was certainly processed of a changing line before the call was published. */
    ContactBook.Bounds bounds(int call) {
        return bounds.getOrDefault(call, new ContactBook.Bounds(0, 0));
    }

    @Override
    public void run() {
        try {
            double allowance = 0;
            while (published < calls) {
                Thread.sleep(TICK);
                double secondsLeft = Math.max(1, millisLeft.getAsLong() / 1000.0);
                double perSecond = Math.min(FASTEST, (calls - published) / secondsLeft);
                allowance = Math.min(FASTEST, allowance + perSecond * TICK.toMillis() / 1000);
                for (; allowance >= 1 && published < calls; allowance--) {
                    next();
                }
                publisher.publishFailed();
                note();
            }
            publishUpTo(Long.MAX_VALUE);
            while (!publisher.isComplete()) {
                Thread.sleep(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next() {
        int number = published;
        CallPlan call = CallPlan.of(world, number);
        if (call.isChanging()) {
            bounds.put(number, book.bounds(new ContactBook.Line(call.account(), call.line())));
        }
        plan(call.statements(), number);
        if (number % CALLS_A_MESSAGE == 0) {
            plan(MessagePlan.of(world, number / CALLS_A_MESSAGE).statements(), Integer.MAX_VALUE);
        }
        if (number % CALLS_A_POISON == 0) {
            publisher.publish(Poison.of(world, number / CALLS_A_POISON).statement());
        }
        published = number + 1;
        publishUpTo(time(published));
    }

    private void plan(List<TortureRecord> statements, int call) {
        long at = time(published);
        for (TortureRecord statement : statements) {
            due.add(new Due(at, statement, call));
            if (random.nextDouble() < REPEATED) {
                due.add(new Due(later(at), statement, Integer.MAX_VALUE));
            }
            at = later(at);
        }
    }

    private long later(long at) {
        return at + time(1 + random.nextInt(LATER));
    }

    // The lower part keeps apart what is due at one time.
    private long time(int afterCalls) {
        return ((long) afterCalls << 24) + (order++ & 0xFFF);
    }

    private void publishUpTo(long time) {
        while (!due.isEmpty() && due.peek().at <= time) {
            publisher.publish(due.remove().message);
        }
    }

    /** Once for each hundred calls: notes which ones will be settled when all that was published is processed. */
    private void note() throws InterruptedException {
        if (published - noted < 100 || !publisher.isComplete()) {
            return;
        }
        int below = due.stream().mapToInt(Due::call).min().orElse(Integer.MAX_VALUE);
        int settled = Math.min(below, published);
        Optional<Progress.Ends> ends = progress.ends();
        if (ends.isPresent()) {
            noted = published;
            progress.whenProcessed(ends.get(), () -> settledBelow = Math.max(settledBelow, settled));
        }
    }
}
