package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build says of the libraries, against the packaged service. */
class BillOfMaterialsIT {
    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");
    private static final Path LEGAL = Path.of("target", "legal");
    /** Quarkus leaves classes of it out when it packages it. */
    private static final String STRIPPED = "opentelemetry-exporter-otlp";

    private final JsonNode billOfMaterials = read(LEGAL.resolve("autolog.cdx.json"));

    @Test
    void itListsExactlyThePackagedLibrariesByTheirHashes() {
        assertThat(components().stream()
                        .filter(component -> !component.path("name").asText().equals(STRIPPED))
                        .map(BillOfMaterialsIT::sha256)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(packagedLibraries());
    }

    @Test
    void itNamesTheLibrariesOfThePageToo() {
        assertThat(components())
                .anySatisfy(component ->
                        assertThat(component.path("purl").asText()).startsWith("pkg:maven/org.mvnpm/htm@"));
    }

    @Test
    void theNoticesNameEveryLibraryWithALicence() throws IOException {
        List<String> lines = Files.readAllLines(LEGAL.resolve("THIRD-PARTY.txt"));
        Set<String> named =
                lines.stream().filter(line -> line.matches("\\S+:\\S+:\\S+")).collect(Collectors.toSet());
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(components().stream()
                        .map(BillOfMaterialsIT::coordinates)
                        .collect(Collectors.toSet()));
        assertThat(named)
                .allSatisfy(library -> assertThat(lines.get(lines.indexOf(library) + 1))
                        .as(library)
                        .matches("    [A-Za-z]\\S+( or \\S+)*(, \\S+)?"));
    }

    @Test
    void twoBuildsOfOneStateSayTheSame() {
        assertThat(billOfMaterials.at("/metadata/timestamp").asText()).isIn("", "2026-01-01T00:00:00Z");
    }

    private List<JsonNode> components() {
        return billOfMaterials.path("components").valueStream().toList();
    }

    private static String coordinates(JsonNode component) {
        return Stream.of("group", "name", "version")
                .map(field -> component.path(field).asText())
                .collect(Collectors.joining(":"));
    }

    private static String sha256(JsonNode component) {
        return component
                .path("hashes")
                .valueStream()
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> packagedLibraries() {
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches(".*\\." + STRIPPED + "-\\d.*"))
                    .map(BillOfMaterialsIT::sha256)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
