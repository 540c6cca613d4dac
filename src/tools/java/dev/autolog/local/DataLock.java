package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Locks the data against a second local stack. The operating system releases the lock when this JVM ends, even after a crash. */
final class DataLock {
    private static final Duration PREVIOUS_GUARD = Duration.ofSeconds(60);

    private final FileLock lock;

    private DataLock(FileLock lock) {
        this.lock = lock;
    }

    /** Locks the folder. After a killed run, waits until its guard has stopped the remaining processes. */
    static DataLock take(Path folder, Console console) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                throw new StartFailure("Another make run uses the data in " + folder
                        + "; stop it, or choose another folder: LOCAL_DATA=…");
            }
            awaitPrevious(read(file), console);
            write(file, Long.toString(Guard.pid()));
            return new DataLock(lock);
        } catch (IOException e) {
            throw new StartFailure("The folder " + folder + " cannot be used for data: " + e.getMessage(), e);
        }
    }

    void release() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitPrevious(String guard, Console console) {
        Optional<ProcessHandle> previous = guard.isBlank()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(guard)).filter(DataLock::isGuard);
        previous.ifPresent(process -> {
            console.line("Waiting for the previous run to stop …");
            Poll.until(PREVIOUS_GUARD, () -> !isGuard(process));
        });
    }

    // The process id can belong to another process by now.
    private static boolean isGuard(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains(GuardMain.class.getName()))
                        .isPresent();
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        file.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel file, String text) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }
}
