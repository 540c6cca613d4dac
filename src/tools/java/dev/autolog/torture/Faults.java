package dev.autolog.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Injects reversible faults into the parts of the stack. */
final class Faults {
    /** An upper bound for the connections of the server. */
    private static final int MOST_CONNECTIONS = 200;
    /** A larger step would expire the people's tokens. */
    private static final int LONGEST_STEP_SECONDS = 3600;

    private final TortureStack stack;
    private final SplittableRandom random;

    Faults(TortureStack stack, SplittableRandom random) {
        this.stack = stack;
        this.random = random;
    }

    /** The kinds of faults that this machine supports. */
    List<FaultKind> possible() {
        return Arrays.stream(FaultKind.values())
                .filter(kind ->
                        kind != FaultKind.BROKER_DISK_FULL || stack.disk().isPresent())
                .filter(kind ->
                        kind != FaultKind.CLOCK_STEPPED || !stack.clocks().isEmpty())
                .toList();
    }

    /** Injects a fault; the returned action undoes it. */
    Runnable inject(FaultKind kind) {
        Instances instances = stack.instances;
        int one = random.nextInt(instances.count());
        List<Integer> all = IntStream.range(0, instances.count()).boxed().toList();
        return switch (kind) {
            case INSTANCE_KILLED -> killed(List.of(one));
            case ALL_INSTANCES_KILLED -> killed(all);
            case INSTANCE_PAUSED -> paused(List.of(one));
            case ALL_INSTANCES_PAUSED -> paused(all);
            case INSTANCE_JOINS_AND_LEAVES -> {
                instances.join();
                yield instances::leave;
            }
            case CLOCK_STEPPED -> clockStepped();
            case BROKER_KILLED -> {
                stack.broker.kill();
                yield stack.broker::start;
            }
            case BROKER_PAUSED -> {
                stack.broker.pause();
                yield stack.broker::resume;
            }
            case BROKER_DISK_FULL -> diskFull();
            case KAFKA_CONNECTIONS_CUT -> cut(stack.kafkaProxy);
            case KAFKA_CONNECTIONS_REFUSED -> refused(stack.kafkaProxy);
            case KAFKA_CONNECTIONS_HANGING -> hanging(stack.kafkaProxy);
            case DATABASE_KILLED -> {
                stack.database.kill();
                yield stack.database::start;
            }
            case DATABASE_PAUSED -> {
                stack.database.pause();
                yield stack.database::resume;
            }
            case DATABASE_CONNECTIONS_CUT -> cut(stack.databaseProxy);
            case DATABASE_CONNECTIONS_REFUSED -> refused(stack.databaseProxy);
            case DATABASE_CONNECTIONS_HANGING -> hanging(stack.databaseProxy);
            case DATABASE_CONNECTIONS_TAKEN -> connectionsTaken();
            case DATABASE_TABLES_LOCKED -> tablesLocked();
        };
    }

    private Runnable killed(List<Integer> places) {
        places.forEach(stack.instances::kill);
        return () -> places.forEach(stack.instances::start);
    }

    private Runnable paused(List<Integer> places) {
        places.forEach(stack.instances::pause);
        return () -> places.forEach(stack.instances::resume);
    }

    private Runnable clockStepped() {
        List<SteppedClock> clocks = stack.clocks();
        SteppedClock clock = clocks.get(random.nextInt(clocks.size()));
        clock.step(random.nextInt(2 * LONGEST_STEP_SECONDS) - LONGEST_STEP_SECONDS);
        return () -> clock.step(0);
    }

    private Runnable diskFull() {
        SmallDisk disk = stack.disk().orElseThrow();
        disk.fill();
        return () -> {
            disk.empty();
            // A broker that cannot write has shut down.
            stack.broker.kill();
            stack.broker.start();
        };
    }

    private static Runnable cut(LoopbackProxy proxy) {
        proxy.cut();
        return proxy::cut;
    }

    private static Runnable refused(LoopbackProxy proxy) {
        proxy.refuse();
        return proxy::pass;
    }

    private static Runnable hanging(LoopbackProxy proxy) {
        proxy.hang();
        return proxy::pass;
    }

    private Runnable connectionsTaken() {
        List<Connection> taken = new ArrayList<>();
        take(taken);
        // Cuts the service's connections and takes them before the service can reconnect.
        stack.databaseProxy.cut();
        take(taken);
        return () -> taken.forEach(Faults::close);
    }

    private void take(List<Connection> taken) {
        try {
            while (taken.size() < MOST_CONNECTIONS) {
                taken.add(stack.connect());
            }
        } catch (SQLException e) {
            // No connection is left.
        }
    }

    private Runnable tablesLocked() {
        try {
            Connection connection = stack.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '5s'");
                statement.execute("lock table call_leg, conflict, audit_trail in access exclusive mode");
            } catch (SQLException e) {
                // The tables are too busy for this lock; waiting for it delayed the service as well.
            }
            return () -> close(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database takes no connection", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server closed it.
        }
    }
}
