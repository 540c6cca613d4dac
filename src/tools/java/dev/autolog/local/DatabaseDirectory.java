package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cleans up PostgreSQL's data directory after an earlier run. */
final class DatabaseDirectory {
    private DatabaseDirectory() {}

    /** The file that marks the setup of the directory as complete. */
    static Path complete(Path data) {
        return data.resolveSibling("complete");
    }

    /** Removes obstacles to a start: the pid file of a killed server, and the data of an incomplete setup. */
    static void prepare(Path data) {
        Postmaster.of(data).ifPresent(running -> {
            throw new StartFailure("PostgreSQL already runs on " + data + "; kill -INT " + running.pid() + " stops it");
        });
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(Postmaster.file(data));
            if (!Files.exists(complete(data))) {
                Folders.delete(data);
                Files.createDirectories(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
