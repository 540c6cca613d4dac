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
    /** The maximum delay of further statements and repeats, in calls. */
    private static final int LATER = 150;

    private static final double REPEATED = 0.1;
    /** The maximum number of calls per second. */
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
     * A record to publish later.
     *
     * @param at the number of calls to publish first, with a counter in the low bits as the tie-breaker
     * @param call the call that is not settled before this record is published; {@code Integer.MAX_VALUE} for none
     */
    private record Due(long at, TortureRecord message, int call) {}

    /** Creates a generator that spreads a number of calls evenly over the time that is left. */
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

    /** The number of messages that are published with a number of calls. */
    static int messages(int calls) {
        return (calls + CALLS_A_MESSAGE - 1) / CALLS_A_MESSAGE;
    }

    /** The number of poisoned records that are published with a number of calls. */
    static int poisons(int calls) {
        return (calls + CALLS_A_POISON - 1) / CALLS_A_POISON;
    }

    /** The number of calls that are published, at least in part. */
    int published() {
        return published;
    }

    /** All statements about calls with smaller numbers are processed. */
    int settledBelow() {
        return settledBelow;
    }

    /** The contact versions of a changing line that were processed before the call was published. */
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

    // The counter in the low bits keeps records of the same time in order.
    private long time(int afterCalls) {
        return ((long) afterCalls << 24) + (order++ & 0xFFF);
    }

    private void publishUpTo(long time) {
        while (!due.isEmpty() && due.peek().at <= time) {
            publisher.publish(due.remove().message);
        }
    }

    /** Once per hundred calls: notes which calls are settled when everything published so far is processed. */
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
