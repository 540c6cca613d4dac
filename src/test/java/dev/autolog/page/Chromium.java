package dev.autolog.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's Chromium and its driver: Debian's packages, which are installed where they are missing and can be. */
record Chromium(Path browser, Path driver) {
    private static final String INSTALL = "apt-get install chromium chromium-driver";
    private static final long LONGEST_INSTALLATION_MINUTES = 5;

    /** Both; an error of one line says what to install if they are not there. */
    static Chromium find() {
        return installed()
                .or(() -> {
                    install();
                    return installed();
                })
                .orElseThrow(() -> new IllegalStateException("The tests of the page need Chromium: " + INSTALL));
    }

    private static Optional<Chromium> installed() {
        Optional<Path> driver = first("chromedriver");
        return first("chromium", "chromium-browser", "google-chrome")
                .flatMap(browser -> driver.map(found -> new Chromium(browser, found)));
    }

    private static Optional<Path> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install() {
        if (System.getProperty("user.name").equals("root") && first("apt-get").isPresent()) {
            run("apt-get", "update", "-qq");
            run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver");
        }
    }

    /** Whether it did its work shows in what is there afterwards. */
    private static void run(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
        try {
            Process process = builder.start();
            if (!process.waitFor(LONGEST_INSTALLATION_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Chromium cannot be installed; do it by hand: " + INSTALL, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
