package dev.autolog.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no child outlives this JVM, however that ends: a small process in a session of its own holds the
 * other end of a pipe, and when the pipe closes it stops what is still registered, newest first. A {@code kill -9} of
 * this JVM closes the pipe too, and one of its whole process group does not reach the guard.
 */
final class Guard {
    private static final long LONGEST_STOP_SECONDS = 60;
    private static @Nullable Guard current;

    private final Process process;
    private final BufferedWriter pipe;

    private Guard(Process process) {
        this.process = process;
        this.pipe = process.outputWriter();
    }

    /** Stops the process with SIGTERM, and with SIGKILL if that does not help. */
    static void watch(ProcessHandle process) {
        current().tell("+process " + process.pid());
    }

    /** Stops whatever PostgreSQL runs on the data directory then; registered before one is started. */
    static void watchDatabase(Path dataDirectory) {
        current().tell("+database " + dataDirectory.toAbsolutePath());
    }

    /** The process has ended as it should. */
    static void forget(ProcessHandle process) {
        current().tell("-process " + process.pid());
    }

    /** The database has ended as it should. */
    static void forgetDatabase(Path dataDirectory) {
        current().tell("-database " + dataDirectory.toAbsolutePath());
    }

    /** The guard's process, started if there is none yet. */
    static long pid() {
        return current().process.pid();
    }

    /** Has everything stopped that is still registered, and waits for it. */
    static synchronized void close() {
        if (current != null) {
            current.end();
            current = null;
        }
    }

    private static synchronized Guard current() {
        if (current == null || !current.process.isAlive()) {
            current = start();
        }
        return current;
    }

    private static Guard start() {
        List<String> command = JavaCommand.of(
                GuardMain.class, Files::isDirectory, List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        try {
            return new Guard(new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        try {
            pipe.close();
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
