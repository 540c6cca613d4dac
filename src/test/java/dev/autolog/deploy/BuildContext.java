package dev.autolog.deploy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an engine would send to its builder: the project without what {@code Dockerfile.dockerignore} leaves out. */
final class BuildContext {
    private static final Path IGNORE_FILE = Path.of("deploy", "Dockerfile.dockerignore");

    private final List<String> patterns;

    private BuildContext(List<String> patterns) {
        this.patterns = patterns;
    }

    static BuildContext read() throws IOException {
        return new BuildContext(Files.readAllLines(IGNORE_FILE).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList());
    }

    /** The last pattern that matches a file, or a folder that it is in, decides. */
    boolean holds(Path file) {
        boolean held = true;
        for (String pattern : patterns) {
            boolean back = pattern.startsWith("!");
            if (matches(back ? pattern.substring(1) : pattern, file)) {
                held = back;
            }
        }
        return held;
    }

    /** Copies all of it that lies under a path, with the times of its files, to the same path below a folder. */
    void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).filter(this::holds)::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean matches(String pattern, Path file) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return IntStream.rangeClosed(1, file.getNameCount())
                .mapToObj(count -> file.subpath(0, count))
                .anyMatch(matcher::matches);
    }
}
