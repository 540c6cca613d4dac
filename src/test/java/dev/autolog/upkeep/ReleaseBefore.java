package dev.autolog.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The release before this version: its schema, and its service as it is built from the history. */
public record ReleaseBefore(String commit, String schema) {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

    /** What is recorded in {@code release-before.properties}. */
    public static ReleaseBefore read() {
        Properties properties = new Properties();
        try (InputStream text = ReleaseBefore.class.getResourceAsStream("release-before.properties")) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReleaseBefore(properties.getProperty("commit"), properties.getProperty("schema"));
    }

    /** Its packaged service; built once and kept in {@code target}. */
    public Path jar() {
        Path folder = Path.of("target", "release-before", commit).toAbsolutePath();
        Path jar = folder.resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            build(folder);
        }
        return jar;
    }

    private void build(Path folder) {
        try {
            if (run(Path.of("."), folder.resolveSibling("git.log"), "git", "cat-file", "-e", commit + "^{commit}")
                    != 0) {
                throw new AssertionError(
                        "The history does not hold " + commit + ", the release before. It is what this"
                                + " version is tried beside: fetch it with `git fetch --unshallow`, or clone with the history.");
            }
            Files.createDirectories(folder);
            succeed(
                    folder,
                    "sh",
                    "-c",
                    "git -C '" + Path.of(".").toAbsolutePath() + "' archive " + commit + " | tar -x");
            succeed(
                    folder,
                    "sh",
                    "./mvnw",
                    "-B",
                    "-q",
                    "-DskipTests",
                    "-Dmaven.test.skip=true",
                    "-Dspotless.check.skip=true",
                    "-Djacoco.skip=true",
                    "package");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void succeed(Path folder, String... command) throws IOException {
        Path log = folder.resolveSibling(commit + ".log");
        if (run(folder, log, command) != 0) {
            throw new AssertionError("The release before cannot be built; the log: " + log.toAbsolutePath());
        }
    }

    private static int run(Path folder, Path log, String... command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }
}
