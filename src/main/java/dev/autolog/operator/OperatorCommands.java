package dev.autolog.operator;

import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.kafka.Channel;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;

/** The commands of operators, for the dead letters of all accounts: {@code dead-letters} and {@code replay}. */
final class OperatorCommands {
    static final String USAGE = """
            Without a command the service starts. Commands:
              dead-letters                       count dead letters by topic and reason, and list the newest
              replay TOPIC [--reason=REASON] [--offsets=PARTITION:OFFSET[-OFFSET],…]
                                                 publish dead letters of a topic again""";

    private static final String REASON = "--reason=";
    private static final String OFFSETS = "--offsets=";
    /** Kept here because the logging system forgets a logger without references, and its level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    private final DeadLetterTopics topics;
    private final ReplayMarker marker;
    private final PrintStream out;
    private final PrintStream error;

    OperatorCommands(Config config, PrintStream out, PrintStream error) {
        List<String> deadLetterTopics = Channel.in(config).stream()
                .flatMap(channel -> channel.topics().stream())
                .filter(topic -> DeadLetterId.deadLettersOf(topic).equals(topic))
                .distinct()
                .toList();
        this.topics = new DeadLetterTopics(config, deadLetterTopics);
        this.marker = new ReplayMarker(config);
        this.out = out;
        this.error = error;
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its arguments
     * @return the exit code: 0 on success, 1 on failure, 2 for a usage error
     */
    int run(List<String> arguments) {
        KAFKA_LOG.setLevel(Level.WARNING);
        try {
            switch (arguments.getFirst()) {
                case "dead-letters" -> topics.list().forEach(out::println);
                case "replay" -> replay(selection(arguments.subList(1, arguments.size())));
                default -> {
                    error.println(USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (CommandFailedException e) {
            error.println(e.getMessage());
            return 1;
        } catch (KafkaException e) {
            error.println("Kafka did not answer: " + e.getClass().getSimpleName());
            return 1;
        }
    }

    private static ReplaySelection selection(List<String> arguments) {
        String topic = "";
        String reason = "";
        String offsets = "";
        for (String argument : arguments) {
            if (argument.startsWith(REASON)) {
                reason = argument.substring(REASON.length());
            } else if (argument.startsWith(OFFSETS)) {
                offsets = argument.substring(OFFSETS.length());
            } else if (topic.isEmpty() && !argument.startsWith("-")) {
                topic = argument;
            } else {
                throw new CommandFailedException("Unknown argument " + argument);
            }
        }
        return ReplaySelection.of(topic, reason, offsets);
    }

    private void replay(ReplaySelection selection) {
        List<DeadLetterId> replayed = new ArrayList<>();
        try {
            topics.replay(
                    selection,
                    replayed::add,
                    lost -> out.println("Not replayed, its value is kept nowhere any more: " + lost.text()));
        } finally {
            // Also after a failure: the records before it are published.
            if (!replayed.isEmpty()) {
                mark(replayed);
            }
        }
        out.println("Replayed " + replayed.size() + " of " + selection.topic());
    }

    private void mark(List<DeadLetterId> replayed) {
        try {
            marker.mark(replayed);
        } catch (SQLException e) {
            error.println("The service's list still shows them as waiting: SQL state " + e.getSQLState());
        }
    }
}
