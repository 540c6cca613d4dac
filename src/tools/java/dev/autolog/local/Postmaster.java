package dev.autolog.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL server process of a data directory, from its {@code postmaster.pid}. */
final class Postmaster {
    private Postmaster() {}

    /** The server that runs on the directory; empty if there is none, even if a stale pid file exists. */
    static Optional<ProcessHandle> of(Path dataDirectory) {
        try {
            Path file = file(dataDirectory);
            String pid = Files.exists(file)
                    ? Files.readString(file).lines().findFirst().orElse("")
                    : "";
            return pid.isBlank()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(pid.strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> runsOn(process, dataDirectory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }

    // After a kill, the process id in the file can belong to another process by now.
    private static boolean runsOn(ProcessHandle process, Path dataDirectory) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSameFile(workingDirectory, dataDirectory);
        } catch (IOException e) {
            return process.info()
                    .command()
                    .filter(name -> name.endsWith("/postgres"))
                    .isPresent();
        }
    }
}
