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

/** The process behind {@link Guard}: reads what to watch until the pipe closes, then stops what is left. */
final class GuardMain {
    /** Nobody waits for a tidy end any more, and the service and the broker are made to survive an untidy one. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration DATABASE_START = Duration.ofSeconds(2);

    /** Loaded at once: a build may have replaced the class files by the time they are needed. */
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
            // The handle is taken now, and knows the process's start time: a later one with the same id is not hit.
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
        // It may be just starting: a killed pg_ctl leaves a postgres behind that has not yet written its file.
        Poll.until(DATABASE_START, () -> Postmaster.of(dataDirectory).isPresent());
        Postmaster.of(dataDirectory).ifPresent(postmaster -> {
            Posix.interrupt(postmaster);
            Stopping.await(postmaster, DATABASE_PATIENCE);
        });
    }
}
