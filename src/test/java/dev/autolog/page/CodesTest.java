package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.history.TrailCode;
import dev.autolog.preview.PreviewExplanationView.PreviewExplanationCode;
import dev.autolog.preview.PreviewOutcomeView.PreviewOutcomeCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code that the server sends has a text on the page; that the languages have the same texts, the page's own tests check. */
class CodesTest {
    private static final Path ENGLISH = Path.of("src/main/resources/META-INF/resources/js/strings/en.js");

    static Stream<Enum<?>> codes() {
        return Stream.<Enum<?>[]>of(TrailCode.values(), PreviewExplanationCode.values(), PreviewOutcomeCode.values())
                .flatMap(Stream::of)
                .filter(code -> code != TrailCode.OTHER);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAText(Enum<?> code) throws IOException {
        assertThat(Files.readString(ENGLISH)).containsPattern("\\b" + code.name() + ": \\(");
    }
}
