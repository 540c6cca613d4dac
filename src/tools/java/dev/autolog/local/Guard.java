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
    private static boolean closed;

    private final Process process;
    private final BufferedWriter pipe;

    private Guard(Process process) {
        this.process = process;
        this.pipe = process.outputWriter();
    }

    /** Starts a child that is stopped with SIGTERM, and with SIGKILL if that does not help, when this JVM is gone. */
    static synchronized Process start(ProcessBuilder command) throws IOException {
        Guard guard = current();
        Process child = command.start();
        guard.tell("+process " + child.pid());
        return child;
    }

    /** Stops whatever PostgreSQL runs on the data directory then; registered before one is started. */
    static synchronized void watchDatabase(Path dataDirectory) {
        current().tell("+database " + dataDirectory.toAbsolutePath());
    }

    /** The process has ended as it should. */
    static synchronized void forget(ProcessHandle process) {
        tellIfOpen("-process " + process.pid());
    }

    /** The database has ended as it should. */
    static synchronized void forgetDatabase(Path dataDirectory) {
        tellIfOpen("-database " + dataDirectory.toAbsolutePath());
    }

    /** The guard's process, started if there is none yet. */
    static long pid() {
        return current().process.pid();
    }

    /** Has everything stopped that is still registered, waits for it, and lets nothing start any more. */
    static synchronized void close() {
        closed = true;
        if (current != null) {
            current.end();
            current = null;
        }
    }

    private static synchronized Guard current() {
        if (closed) {
            throw new IllegalStateException("everything is being stopped");
        }
        if (current == null) {
            current = startGuard();
        }
        return current;
    }

    private static Guard startGuard() {
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

    private static void tellIfOpen(String line) {
        if (current != null) {
            current.tell(line);
        }
    }

    private void tell(String line) {
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
