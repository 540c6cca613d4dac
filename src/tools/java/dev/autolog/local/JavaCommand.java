package dev.autolog.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Commands that start a child JVM with a main class of this class path. */
final class JavaCommand {
    private JavaCommand() {}

    /** The {@code java} that runs this process. */
    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A command that runs the class with the class path entries of this JVM that pass the filter. */
    static List<String> of(Class<?> main, Predicate<Path> classPath, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(entries(classPath));
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static String entries(Predicate<Path> filter) {
        // Surefire starts its JVM with one jar that refers to the others, but sets this property to the real class
        // path.
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(filter)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
