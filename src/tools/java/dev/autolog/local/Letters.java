package dev.autolog.local;

import dev.autolog.deadletters.DeadLetterId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code make dead-letters} and {@code make replay} run, on the local stack or on the Kafka of KAFKA_BOOTSTRAP_SERVERS. */
public final class Letters {
    private static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";

    private final LetterBox box;
    private final Optional<LetterMarks> marks;
    private final Console console;

    Letters(LetterBox box, Optional<LetterMarks> marks, Console console) {
        this.box = box;
        this.marks = marks;
        this.console = console;
    }

    /** Takes {@code list}; or {@code replay}, a topic, a reason and offsets, of which the last two may be empty. */
    public static void main(String[] args) {
        Console console = new Console();
        LibraryLogs.hush();
        try {
            Map<String, String> environment = System.getenv();
            LocalSettings local = LocalSettings.from(environment);
            Letters letters = new Letters(
                    new LetterBox(servers(environment, local)), LetterMarks.from(environment, local), console);
            if (args[0].equals("list")) {
                letters.list();
            } else {
                letters.replay(LetterSelection.of(args[1], args[2], args[3]));
            }
        } catch (StartFailure e) {
            console.error(e.line());
            System.exit(1);
        }
    }

    private static String servers(Map<String, String> environment, LocalSettings local) {
        String named = environment.get(KAFKA);
        if (named == null && !local.isRunning()) {
            throw new StartFailure("No Kafka answers on " + local.bootstrapServers() + "; " + KAFKA + " names another");
        }
        return named == null ? local.bootstrapServers() : named;
    }

    void list() {
        box.listed().forEach(console::line);
    }

    void replay(LetterSelection selection) {
        List<DeadLetterId> replayed = new ArrayList<>();
        try {
            box.replay(
                    selection,
                    replayed::add,
                    lost -> console.line("Not replayed, its value is nowhere any more: " + lost.text()));
        } finally {
            // Also of those before one that Kafka does not take.
            if (!replayed.isEmpty()) {
                mark(replayed);
            }
        }
        console.line("Replayed " + replayed.size() + " of " + selection.topic());
    }

    private void mark(List<DeadLetterId> replayed) {
        if (marks.isEmpty()) {
            console.line("The service's list stays as it is; QUARKUS_DATASOURCE_JDBC_URL names its database");
            return;
        }
        try {
            marks.get().replayed(replayed);
        } catch (SQLException e) {
            console.error("The service's list could not be brought up to date: SQL state " + e.getSQLState());
        }
    }
}
