package dev.autolog.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code src/docs/configuration.md} to what the sources say. */
class ConfigurationDocumentTest {
    private static final Path FILE = Path.of("src", "docs", "configuration.md");
    /** Set to have the file written instead of compared. */
    private static final String REFRESH = "refresh";

    private static final String HEAD = """
            # Settings

            All of them may be environment variables, properties of `config/application.properties` beside where the service is started, or
            system properties (`-D`). What accounts and agents set for themselves is in the page and in the API instead.

            A setting of Autolog's own that does not exist, such as a misspelt one, stops the start, wherever it was set; so does one that is
            nearly one of Quarkus or of Kafka's clients, and a value that is none. Of what is nothing like any of theirs Quarkus warns, if it
            stands in a file or a system property.

            """;

    @Test
    void theCommittedListIsWhatTheServiceReads() throws IOException {
        String current = document();
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(FILE, current);
        }
        assertThat(Files.readString(FILE))
                .as("%s, which ./mvnw test -Dtest=ConfigurationDocumentTest -D%s=true refreshes", FILE, REFRESH)
                .isEqualTo(current);
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder(HEAD)
                .append(table("Autolog", ServicePropertySource.read().values()));
        PlatformPropertyList.read()
                .forEach((title, entries) -> text.append('\n').append(table(title, entries)));
        return text.toString();
    }

    private static String table(String title, Collection<PropertyEntry> entries) {
        return entries.stream()
                .map(PropertyEntry::line)
                .collect(Collectors.joining(
                        "\n", "## " + title + "\n\n| property | default | | since |\n|---|---|---|---|\n", "\n"));
    }
}
