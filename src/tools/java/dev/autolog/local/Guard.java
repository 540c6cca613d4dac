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
 * Ensures that no child process outlives this JVM, even if the JVM is killed. A small process in a session of its own holds the
 * other end of a pipe; when the pipe closes, it stops the processes that are still registered, newest first. A {@code kill -9} of
 * this JVM closes the pipe too, and a signal to its process group does not reach the guard.
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

    /**
     * Starts a child process. When this JVM is gone, the guard stops the child with SIGTERM, and with SIGKILL if it does not end
     * in time.
     */
    static synchronized Process start(ProcessBuilder command) throws IOException {
        Guard guard = current();
        Process child = command.start();
        guard.tell("+process " + child.pid());
        return child;
    }

    /**
     * Registers a data directory before a server starts on it. When this JVM is gone, the guard stops the PostgreSQL server that
     * runs there.
     */
    static synchronized void watchDatabase(Path dataDirectory) {
        current().tell("+database " + dataDirectory.toAbsolutePath());
    }

    /** Unregisters a process that has ended. */
    static synchronized void forget(ProcessHandle process) {
        tellIfOpen("-process " + process.pid());
    }

    /** Unregisters the data directory of a server that has ended. */
    static synchronized void forgetDatabase(Path dataDirectory) {
        tellIfOpen("-database " + dataDirectory.toAbsolutePath());
    }

    /** The process id of the guard, which is started if necessary. */
    static long pid() {
        return current().process.pid();
    }

    /** Stops everything that is still registered, waits for it, and permits no further start. */
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
