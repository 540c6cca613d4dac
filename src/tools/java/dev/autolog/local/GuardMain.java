package dev.autolog.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The main class of the {@link Guard} process: reads registrations until the pipe closes, then stops what is still registered.
 */
final class GuardMain {
    /** Short, because the service and the broker survive a kill. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration DATABASE_START = Duration.ofSeconds(2);

    /** Classes that are loaded at the start, because a build can replace the class files before they are needed. */
    private static final List<Class<?>> NEEDED = List.of(Poll.class, Postmaster.class, Stopping.class);

    private final SequencedMap<String, Runnable> watched = new LinkedHashMap<>();

    private GuardMain() {}

    public static void main(String[] args) throws IOException, IllegalAccessException {
        Posix.leaveProcessGroup();
        for (Class<?> needed : NEEDED) {
            MethodHandles.lookup().ensureInitialized(needed);
        }
        GuardMain guard = new GuardMain();
        try (var pipe = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            pipe.lines().forEach(guard::read);
        }
        guard.watched.reversed().values().forEach(Runnable::run);
    }

    private void read(String line) {
        String what = line.substring(1);
        if (line.startsWith("-")) {
            watched.remove(what);
        } else if (what.startsWith("process ")) {
            long pid = Long.parseLong(what.substring("process ".length()));
            // The handle, taken now, includes the start time, so a later process with the same id is not stopped.
            ProcessHandle.of(pid).ifPresent(process -> watched.put(what, () -> stop(process)));
        } else {
            Path dataDirectory = Path.of(what.substring("database ".length()));
            watched.put(what, () -> stopDatabase(dataDirectory));
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        Stopping.await(process, PATIENCE);
    }

    private static void stopDatabase(Path dataDirectory) {
        // The server can still be starting: a killed pg_ctl leaves a postgres that has not written its pid file yet.
        Poll.until(DATABASE_START, () -> Postmaster.of(dataDirectory).isPresent());
        Postmaster.of(dataDirectory).ifPresent(postmaster -> {
            Posix.interrupt(postmaster);
            Stopping.await(postmaster, DATABASE_PATIENCE);
        });
    }
}
