package dev.autolog.crm;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a log has as plain text, with its mark in the last line; for records without fields for it. */
public final class LogText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private LogText() {}

    /** Lines of plain text. */
    public static String of(CrmLog log) {
        return Stream.of(
                        log.subject(),
                        call(log),
                        log.description(),
                        labelled("Disposition: ", log.disposition()),
                        labelled("Recording: ", log.recordingUrl()),
                        labelled("", log.link()),
                        new LogMark(log.callLogId(), log.version()).toString())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"))
                // PostgreSQL has no text with it.
                .replace("\0", "");
    }

    private static String call(CrmLog log) {
        return Stream.of(
                        TIME.format(log.startedAt().atZone(log.zone())),
                        log.isInbound() ? "inbound" : "outbound",
                        log.isMessage() ? "SMS" : duration(Duration.ofSeconds(log.talkSeconds())),
                        labelled("", log.result()).toLowerCase(Locale.ROOT),
                        labelled("", log.phoneNumber()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String duration(Duration duration) {
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private static String labelled(String label, @Nullable String text) {
        return text == null ? "" : label + text;
    }
}
