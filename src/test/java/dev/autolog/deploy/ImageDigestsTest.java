package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that are built on or deployed, and how {@code make pin} pins them. */
class ImageDigestsTest {
    private static final List<Path> FILES = List.of(
            Path.of("Dockerfile"), Path.of("compose.yaml"), Path.of("kubernetes/overlays/production/database.yaml"));
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern IMAGE =
            Pattern.compile("(?m)^(?:FROM|\\s*image:|\\s*imageName:) +(?!autolog:)([^ ]+?:[^ \\n]+)");
    private static final String DIGEST = "@sha256:[0-9a-f]{64}";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyImageIsOfAVersion() throws IOException {
        assertThat(images(DEPLOY))
                .hasSizeGreaterThan(6)
                .allSatisfy(image -> assertThat(image).matches("[^:@]+:v?[0-9][^:@]*(" + DIGEST + ")?"));
    }

    @Test
    void aReleaseIsBuiltOnPinnedImagesAlone() throws IOException {
        String version = Pattern.compile("<version>(.+?)</version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(images(DEPLOY)).allMatch(image -> version.endsWith("-SNAPSHOT") || image.matches(".+" + DIGEST));
    }

    @Test
    void pinningWritesTheDigestOfEveryImage() throws Exception {
        copyFiles();
        List<String> before = images(folder);

        assertThat(pin("echo sha256:$(echo $4 | sha256sum | cut -d ' ' -f 1)")).isZero();

        List<String> after = images(folder);
        assertThat(after).hasSameSizeAs(before).allMatch(image -> image.matches(".+" + DIGEST));
        assertThat(after.stream().map(image -> image.replaceAll(DIGEST, "")).toList())
                .isEqualTo(before.stream()
                        .map(image -> image.replaceAll(DIGEST, ""))
                        .toList());
        assertThat(pin("echo sha256:$(printf %064d 7)")).as("pinned anew").isZero();
        assertThat(images(folder)).allMatch(image -> image.endsWith("@sha256:" + "0".repeat(63) + "7"));
    }

    @Test
    void pinningChangesNothingIfARegistryDoesNotAnswer() throws Exception {
        copyFiles();
        List<String> before = images(folder);

        assertThat(pin("case $4 in postgres*) echo no route >&2; exit 1;; esac; echo sha256:$(printf %064d 7)"))
                .isOne();

        assertThat(images(folder)).isEqualTo(before);
    }

    private void copyFiles() throws IOException {
        for (Path file : FILES) {
            Files.createDirectories(folder.resolve(file).toAbsolutePath().getParent());
            Files.copy(DEPLOY.resolve(file), folder.resolve(file));
        }
        Files.copy(DEPLOY.resolve("pin.sh"), folder.resolve("pin.sh"));
    }

    /** Runs the script of the copies with a {@code docker buildx imagetools inspect IMAGE} that does as a line of shell says. */
    private int pin(String inspect) throws Exception {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path docker = programs.resolve("docker");
        Files.writeString(docker, "#!/bin/sh\n[ \"$2\" != version ] || exit 0\n" + inspect + "\n");
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder script =
                new ProcessBuilder("sh", folder.resolve("pin.sh").toString()).redirectErrorStream(true);
        script.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process ran = script.start();
        String said = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isNotEmpty();
        return ran.waitFor();
    }

    private static List<String> images(Path folder) {
        return FILES.stream()
                .map(folder::resolve)
                .flatMap(file -> IMAGE.matcher(text(file)).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
