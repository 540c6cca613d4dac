package dev.autolog.torture;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Injects faults one after the other, sometimes two at once, and measures the service's recovery time after each. */
final class FaultDriver implements Runnable {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double TWO_AT_ONCE = 0.2;

    private final TortureStack stack;
    private final Progress progress;
    private final Faults faults;
    private final Consumer<String> say;
    private final SplittableRandom random;
    private final Deque<FaultKind> next = new ArrayDeque<>();
    private final Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);
    private final List<Duration> recoveries = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final int count;
    private final Duration time;
    private final long begin = System.nanoTime();

    /**
     * Creates a driver for a number of faults, or for a duration.
     *
     * @param count the number of faults; 0 for as many as fit into the time
     */
    FaultDriver(TortureStack stack, Progress progress, World world, int count, Duration time, Consumer<String> say) {
        this.stack = stack;
        this.progress = progress;
        this.count = count;
        this.time = time;
        this.say = say;
        random = world.random("faults", 0);
        faults = new Faults(stack, random.split());
    }

    /** The number of injected faults by kind. */
    synchronized Map<FaultKind, Integer> done() {
        return new EnumMap<>(done);
    }

    /** The time from the end of each fault until the service had processed everything published. */
    synchronized List<Duration> recoveries() {
        return List.copyOf(recoveries);
    }

    /** The differences that the faults showed. */
    synchronized List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** An estimate of the time until the last fault ends, in milliseconds. */
    synchronized long millisLeft() {
        long passed = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        int injected = sum();
        if (count == 0 || injected == 0) {
            return time.toMillis() - passed;
        }
        return Math.max(time.toMillis() - passed, passed / injected * (count - injected));
    }

    private int sum() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    private synchronized boolean isOver() {
        return count == 0 ? System.nanoTime() - begin > time.toNanos() : sum() >= count;
    }

    @Override
    public void run() {
        try {
            Thread.sleep(CALM);
            while (!isOver()) {
                List<FaultKind> together = choose();
                say.accept("Fault " + (sum() + 1) + ": " + together);
                List<Runnable> undo = together.stream().map(faults::inject).toList();
                Thread.sleep(SHORTEST.plusMillis(
                        random.nextLong(LONGEST.minus(SHORTEST).toMillis())));
                undo.forEach(Runnable::run);
                recovered(together);
                Thread.sleep(random.nextLong(CALM.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each kind comes once before any is repeated. */
    private List<FaultKind> choose() {
        FaultKind first = draw();
        int left = count == 0 ? 2 : count - sum();
        if (left < 2 || random.nextDouble() > TWO_AT_ONCE) {
            return List.of(first);
        }
        Optional<FaultKind> second =
                next.stream().filter(kind -> kind.target() != first.target()).findFirst();
        second.ifPresent(next::remove);
        return second.map(kind -> List.of(first, kind)).orElse(List.of(first));
    }

    private FaultKind draw() {
        if (next.isEmpty()) {
            List<FaultKind> round = new ArrayList<>(faults.possible());
            Collections.shuffle(round, new Random(random.nextLong()));
            next.addAll(round);
        }
        return next.remove();
    }

    private void recovered(List<FaultKind> together) throws InterruptedException {
        long begin = System.nanoTime();
        Duration took = Duration.ZERO;
        Optional<Progress.Ends> ends = Optional.empty();
        boolean caughtUp = false;
        while (!caughtUp && took.compareTo(RECOVERY_LIMIT) < 0) {
            Thread.sleep(LOOK);
            ends = ends.isPresent() ? ends : progress.ends();
            caughtUp = ends.filter(progress::isProcessed).isPresent();
            took = Duration.ofNanos(System.nanoTime() - begin);
        }
        List<Integer> ended = stack.instances.restartEnded();
        synchronized (this) {
            together.forEach(kind -> done.merge(kind, 1, Integer::sum));
            recoveries.add(took);
            if (!caughtUp) {
                differences.add(new Difference(together.toString(), "not caught up within " + RECOVERY_LIMIT));
            }
            ended.forEach(place ->
                    differences.add(new Difference(together.toString(), "instance " + place + " ended by itself")));
        }
        say.accept("  caught up after " + took.toMillis() + " ms");
    }
}
