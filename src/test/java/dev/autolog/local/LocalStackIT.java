package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        for (Process stack : started) {
            stack.destroy();
            Stopping.await(stack.toHandle(), PATIENCE);
        }
    }

    @Test
    void itIsAloneOnItsDataAndLeavesNothingBehindWhetherKilledOrAsked() throws Exception {
        Process killed = run();
        refusesAnotherOnTheSameData();
        List<ProcessHandle> children = children(killed);
        assertThat(children).hasSizeGreaterThan(4);
        killed.destroyForcibly();
        awaitEnd(children);

        Process asked = run();
        children = children(asked);
        asked.destroy();
        awaitEnd(children);
        assertThat(Files.readString(log()))
                .containsSubsequence("Stopping the service", "Stopping Kafka", "Stopping PostgreSQL");
    }

    private void refusesAnotherOnTheSameData() throws Exception {
        Path second = folder.resolve("second.log");
        assertThat(start(second).waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(second)).singleElement().asString().contains("Another make run");
    }

    private Process run() throws IOException {
        Files.deleteIfExists(log());
        Process stack = start(log());
        await().atMost(PATIENCE).until(() -> Files.readString(log()).contains("Autolog runs") || !stack.isAlive());
        assertThat(stack.isAlive()).as("it runs; its log: %s", log()).isTrue();
        return stack;
    }

    private Process start(Path log) throws IOException {
        List<String> options = List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        ProcessBuilder command = new ProcessBuilder(JavaCommand.of(LocalStack.class, entry -> true, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("LOCAL_DATA", folder.resolve("data").toString());
        command.environment().put("HTTP_PORT", Integer.toString(Ports.free()));
        command.environment().put("MANAGEMENT_PORT", Integer.toString(Ports.free()));
        command.environment().put("KAFKA_PORT", Integer.toString(Ports.free()));
        command.environment().put("DATABASE_PORT", Integer.toString(Ports.free()));
        command.environment().put("ISSUER_PORT", Integer.toString(Ports.free()));
        command.environment().put("CRM_PORT", Integer.toString(Ports.free()));
        Process stack = command.start();
        started.add(stack);
        return stack;
    }

    private List<ProcessHandle> children(Process stack) {
        ProcessHandle postmaster =
                Postmaster.of(folder.resolve("data/postgres/data")).orElseThrow();
        return Stream.of(stack.descendants(), Stream.of(postmaster), postmaster.descendants())
                .flatMap(processes -> processes)
                .toList();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(processes).noneMatch(process -> !Stopping.isGone(process)));
    }

    private Path log() {
        return folder.resolve("run.log");
    }
}
