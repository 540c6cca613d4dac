package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an earlier run may have left in PostgreSQL's data directory. */
final class DatabaseDirectory {
    private DatabaseDirectory() {}

    /** The mark that the directory was once set up to the end. */
    static Path complete(Path data) {
        return data.resolveSibling("complete");
    }

    /** Removes what would hinder a start: the file of a server that was killed, and a set-up that was cut off. */
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
