package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents for operators quote log lines as {@code Log: `…`}; each is one that the service writes. */
class LogQuotesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path DOCUMENTS = Path.of("src", "docs");
    private static final Pattern CALL = Pattern.compile(
            "\\bLOG\\s*\\.(?:debug|info|warn|error)f?\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)");
    private static final Pattern QUOTE = Pattern.compile("Log: `([^`]+)`");

    @Test
    void everyQuotedLogLineIsWritten() {
        Set<String> written = matches(SOURCES, CALL)
                .map(call -> literal(call.group(1)).replaceAll("%[sd]", "…"))
                .collect(Collectors.toSet());
        List<String> quoted =
                matches(DOCUMENTS, QUOTE).map(quote -> quote.group(1)).toList();

        assertThat(quoted).isNotEmpty().allMatch(written::contains);
    }

    private static String literal(String concatenation) {
        return concatenation.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("^\"|\"$", "");
    }

    private static Stream<MatchResult> matches(Path folder, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|md)"))
                    .toList()
                    .stream()
                    .flatMap(file -> pattern.matcher(text(file)).results());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
