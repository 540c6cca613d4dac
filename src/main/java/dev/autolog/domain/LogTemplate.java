package dev.autolog.domain;

import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.LogContent.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Generates the subject and the text of a log from the account's settings. */
public final class LogTemplate {
    /** The fields that a subject may name in braces. */
    public static final Set<String> FIELDS =
            Set.of("contact", "number", "direction", "result", "date", "time", "duration", "agent", "queue");

    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+)}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private LogTemplate() {}

    /** The subject of a log; unknown fields are left empty. */
    public static String subject(
            LogContent content, Interaction interaction, @Nullable String shownNumber, String contactName) {
        Agent agent = interaction.agent();
        ZonedDateTime began = interaction.startedAt().atZone(content.zone());
        Map<String, String> values = Map.of(
                "contact", contactName,
                "number", text(shownNumber),
                "direction", interaction.direction() == Direction.INBOUND ? "Inbound" : "Outbound",
                "result", result(interaction),
                "date", DATE.format(began),
                "time", TIME.format(began),
                "duration", interaction instanceof Call call ? duration(call.talkTime()) : "",
                "agent", text(agent == null ? null : agent.name()),
                "queue", text(interaction.queue()));
        return FIELD.matcher(template(content, interaction))
                .replaceAll(field -> Matcher.quoteReplacement(values.getOrDefault(field.group(1), field.group())))
                .strip();
    }

    private static String template(LogContent content, Interaction interaction) {
        return switch (interaction) {
            case MessageThread _ -> content.messagesSubject();
            case Call call ->
                switch (call.direction()) {
                    case INBOUND -> content.inboundSubject();
                    case OUTBOUND -> content.outboundSubject();
                };
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String result(Interaction interaction) {
        CallResult result = interaction.result();
        if (result == null) {
            return "";
        }
        String name = result.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The text of a log, one line for each part. */
    public static String description(LogContent content, CallLeg leg, CallLog log) {
        List<String> lines = new ArrayList<>();
        line(lines, content, Part.NOTES, "", log.notes());
        line(lines, content, Part.NUMBER, "Number: ", leg.shownNumber());
        switch (leg.interaction()) {
            // The text of a thread shows the times of its messages.
            case MessageThread thread -> lines.add(thread.text());
            case Call call -> describe(lines, content, call);
        }
        return String.join("\n", lines);
    }

    private static void describe(List<String> lines, LogContent content, Call call) {
        line(lines, content, Part.TIMES, "Began: ", moment(content, call.startedAt()));
        line(lines, content, Part.TIMES, "Ended: ", moment(content, call.endedAt()));
        line(lines, content, Part.DURATION, "Talked: ", duration(call.talkTime()));
        line(lines, content, Part.RESULT, "Result: ", result(call));
        line(lines, content, Part.RECORDING, "Recording: ", call.recordingUrl());
    }

    private static void line(List<String> lines, LogContent content, Part part, String label, @Nullable String value) {
        if (value != null && content.parts().contains(part)) {
            lines.add(label + value);
        }
    }

    private static String moment(LogContent content, Instant time) {
        return MOMENT.format(time.atZone(content.zone()));
    }

    private static String duration(Duration talked) {
        long hours = talked.toHours();
        String minutesAndSeconds = talked.toMinutesPart() + " min " + talked.toSecondsPart() + " s";
        return hours == 0 ? minutesAndSeconds : hours + " h " + minutesAndSeconds;
    }
}
