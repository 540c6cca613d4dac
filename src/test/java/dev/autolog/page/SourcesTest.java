package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's modules and style sheets are formatted, and the modules pass the linter and the type check. */
@Tag("npm")
class SourcesTest {
    private static final Path RUN = Path.of("src", "test", "page", "run.sh");
    private static final long LONGEST_RUN_MINUTES = 10;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void thePageIsFormatted() throws IOException, InterruptedException {
        assertPasses("format:check", "`make format` formats these");
    }

    @Test
    void theLinterFindsNothing() throws IOException, InterruptedException {
        assertPasses("lint", "the linter's findings");
    }

    @Test
    void theTypesOfTheModulesAreRight() throws IOException, InterruptedException {
        assertPasses("types", "errors of the type check");
    }

    private void assertPasses(String script, String description) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder("sh", RUN.toString(), script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroy();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s should end; so far: %s", script, said).isTrue();
        assertThat(process.exitValue()).as("%s:%n%s", description, said).isZero();
    }
}
