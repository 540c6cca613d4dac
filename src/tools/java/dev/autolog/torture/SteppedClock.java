package dev.autolog.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The wall clock of one instance, which libfaketime steps while the instance runs; the monotonic clock stays correct. */
record SteppedClock(Path file) {
    private static final Path LIBRARY = Path.of("faketime", "libfaketimeMT.so.1");

    /** The library for multithreaded programs, where Debian and others install it; empty if it is not installed. */
    static Optional<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                .map(folder -> Path.of(folder).resolve(LIBRARY))
                .filter(Files::exists)
                .findFirst();
    }

    /** The environment variables for the instance. */
    Map<String, String> environment(Path library) {
        step(0);
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toAbsolutePath().toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }

    /** Sets the offset from the machine's clock. */
    void step(long seconds) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, (seconds < 0 ? "" : "+") + seconds + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
