package dev.autolog.crm.tryton;

import dev.autolog.local.LocalTryton;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What happens to calls of chosen methods, one after the other. Safe for threads. */
final class FaultPlan {
    private static final int LONGEST_WRITE_MILLIS = 40;

    private final Random random = new Random(5);
    private final Queue<PlannedFault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> counts = Collections.synchronizedMap(new TreeMap<>());
    private final AtomicInteger calls = new AtomicInteger();

    /** What happens to a call. */
    enum SessionFault {
        ANSWER_LOST("answers lost"),
        PRECEDED("requests with another just before"),
        TRYTON_KILLED("kill -9 of Tryton during a request"),
        KILLED_BEFORE("deaths of the instance before a request"),
        KILLED_AFTER("deaths of the instance before an answer");

        private final String label;

        SessionFault(String label) {
            this.label = label;
        }
    }

    /**
     * A fault to come.
     *
     * @param method as the body of a request names it
     * @param action what happens besides
     */
    record PlannedFault(String method, SessionFault fault, Runnable action) {}

    /** Tryton carries out the next call of a method, and its answer is lost. */
    void loseAnswer(String method) {
        add(method, SessionFault.ANSWER_LOST, () -> {});
    }

    /** Something else happens just before the next call of a method. */
    void before(String method, Runnable action) {
        add(method, SessionFault.PRECEDED, action);
    }

    /** Tryton is killed while it works on the next call of a method, and started again. */
    void kill(String method, LocalTryton tryton) {
        long delay = random.nextLong(TimeUnit.MILLISECONDS.toNanos(LONGEST_WRITE_MILLIS));
        add(method, SessionFault.TRYTON_KILLED, () -> {
            LockSupport.parkNanos(delay);
            tryton.kill();
            tryton.start(true);
        });
    }

    /** The instance that calls a method next dies before Tryton hears of it. */
    void dieBefore(String method) {
        add(method, SessionFault.KILLED_BEFORE, () -> {});
    }

    /** The instance that calls a method next dies when Tryton has carried it out. */
    void dieAfter(String method) {
        add(method, SessionFault.KILLED_AFTER, () -> {});
    }

    private void add(String method, SessionFault fault, Runnable action) {
        faults.add(new PlannedFault(method, fault, action));
    }

    /** The fault that a request meets; empty for none. */
    Optional<PlannedFault> next(String body) {
        calls.incrementAndGet();
        PlannedFault next = faults.peek();
        if (next == null || !body.contains('"' + next.method() + '"') || !faults.remove(next)) {
            return Optional.empty();
        }
        counts.merge(next.fault().label, 1, Integer::sum);
        return Optional.of(next);
    }

    /** Whether all that was planned has happened. */
    boolean isClear() {
        return faults.isEmpty();
    }

    /** How many faults of each kind there were. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** How many calls were sent. */
    int calls() {
        return calls.get();
    }
}
