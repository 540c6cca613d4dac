package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with the memory that the manifests give it, and the data of one account that need the most. */
@Tag("deploy")
class MemoryIT {
    private static final String LARGE = "globex";
    private static final String SMALL = "acme";
    private static final String SHARED = "+14155552671";
    private static final String OTHER = "+14155552672";
    private static final int KIBIBYTES = 1 << 20;

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void callsOfAHundredContactsWithAHundredOrdersAreDecidedThroughRestarts() throws IOException {
        try (ServiceProcess service = service("first")) {
            for (int i = 0; i < 100; i++) {
                stack.wire.contact(CrmContact.of(LARGE, "c-%03d".formatted(i), "Contact " + i, SHARED)
                        .associations("order", 100, 60));
            }
            twoContactsWithAThousandLongTitles();
            stack.wire.contact(CrmContact.of(SMALL, "c-1", "Jane Smith", SHARED));
            stack.tables.awaitContacts(LARGE, 102);
            stack.tables.awaitContacts(SMALL, 1);
            calls(0, 200);
            service.kill();
        }
        calls(200, 400);
        try (ServiceProcess service = service("second")) {
            Wire.patiently().until(() -> decided(SMALL) >= 20);
            service.kill();
        }
        try (ServiceProcess service = service("third")) {
            stack.tables.awaitLegs(LARGE, 420);
            stack.tables.awaitLegs(SMALL, 40);
            stack.wire.await("unresolved-conflicts", LARGE, 420);
            stack.wire.await("call-logged", SMALL, 40);
            agentsRead(service);
            aRecheckOfAllConflicts();
            assertThat(service.handle().isAlive()).isTrue();
            assertThat(mostMemory(service)).isLessThan(KIBIBYTES);
        }
    }

    private void twoContactsWithAThousandLongTitles() {
        for (String id : List.of("c-a", "c-b")) {
            stack.wire.contact(CrmContact.of(LARGE, id, "Contact " + id, OTHER).associations("order", 1000, 500));
        }
    }

    /** Of every ten calls of the large account one is on the contacts with long titles, and one is the small account's. */
    private void calls(int from, int to) {
        List<EndedCall> calls = new ArrayList<>();
        for (int i = from; i < to; i++) {
            calls.add(EndedCall.from(SHARED, LARGE, "s-" + i));
            if (i % 20 == 0) {
                calls.add(EndedCall.from(OTHER, LARGE, "l-" + i));
            }
            if (i % 10 == 0) {
                calls.add(EndedCall.from(SHARED, SMALL, "s-" + i));
            }
        }
        stack.wire.calls(calls);
    }

    /** Ten agents at once, each of whom reads the longest pages there are. */
    private void agentsRead(ServiceProcess service) {
        String token = stack.issuer.token(LocalPerson.of(LARGE, "u-1", "admin"));
        Stream<CompletableFuture<Void>> reads = IntStream.range(0, 10)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> Stream.of(
                                "/conflicts?limit=50", "/calls?limit=100", "/contacts?q=Contact", "/conflicts?limit=50")
                        .forEach(path -> RestAssured.given()
                                .baseUri(service.url().toString())
                                .auth()
                                .oauth2(token)
                                .get("/api/v1" + path)
                                .then()
                                .statusCode(200))));
        CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new)).join();
    }

    /** One contact less: each conflict on the number gets another version. */
    private void aRecheckOfAllConflicts() {
        stack.wire.send("crm-contacts", LARGE + "/c-000", (String) null);
        stack.wire.await("unresolved-conflicts", LARGE, 820);
    }

    private long decided(String account) {
        return stack.tables.count("select count(*) from call_leg where account_id = ?", account);
    }

    private ServiceProcess service(String name) throws IOException {
        return ServiceProcess.start(
                stack.broker,
                stack.database,
                stack.issuer,
                folder.resolve(name + ".log"),
                Map.of(),
                Stream.concat(Stream.of("-XX:MaxRAM=1g"), optionsOfTheImage()).toArray(String[]::new));
    }

    private static Stream<String> optionsOfTheImage() throws IOException {
        return Files.readAllLines(Path.of("deploy", "image", "jvm.args")).stream()
                .filter(line -> line.startsWith("-"));
    }

    /** The most memory that the process had at a time, in KiB, as Linux tells. */
    private static long mostMemory(ServiceProcess service) throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", Long.toString(service.handle().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
