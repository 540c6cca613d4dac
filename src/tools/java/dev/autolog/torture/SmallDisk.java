package dev.autolog.torture;

import dev.autolog.local.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system in memory for the broker, so that the broker alone can run out of space. Only root can mount one. */
record SmallDisk(Path folder) implements AutoCloseable {
    private static final String FILLER = "filler";
    private static final long COMMAND_SECONDS = 20;

    /** Mounts a file system on the folder; empty if this is not permitted. */
    static Optional<SmallDisk> mount(Path folder, long mebibytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path absolute = folder.toAbsolutePath();
        if (!isDone(List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", absolute.toString()))) {
            return Optional.empty();
        }
        // After an interrupted run the broker still uses the file system: a lazy unmount takes effect when the broker
        // ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean _ = isDone(List.of("umount", "--lazy", absolute.toString()));
        }));
        return Optional.of(new SmallDisk(absolute));
    }

    /** Unmounts the file systems that an earlier run left below the folder. */
    static void unmountBelow(Path folder) {
        try {
            Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> line.split(" ", -1)[1])
                    .filter(point -> point.startsWith(folder.toAbsolutePath() + "/"))
                    .forEach(point -> {
                        boolean _ = isDone(List.of("umount", point));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the remaining space. */
    void fill() {
        byte[] bytes = new byte[1 << 20];
        try (OutputStream filler = Files.newOutputStream(folder.resolve(FILLER))) {
            while (true) {
                filler.write(bytes);
            }
        } catch (IOException e) {
            // The disk is full, as intended.
        }
    }

    /** Frees the space. */
    void empty() {
        try {
            Files.deleteIfExists(folder.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!isDone(List.of("umount", folder.toString()))) {
            throw new StartFailure(folder + " could not be unmounted");
        }
    }

    private static boolean isDone(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
