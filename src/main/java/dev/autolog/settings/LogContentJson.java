package dev.autolog.settings;

import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.LogContent.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code logContent} in JSON; missing members have their defaults.
 *
 * @param inboundSubject the subject of an inbound call, with fields in braces
 * @param outboundSubject the subject of an outbound call
 * @param messagesSubject the subject of messages
 * @param parts the parts of a log's text
 */
public record LogContentJson(
        @Nullable String inboundSubject,
        @Nullable String outboundSubject,
        @Nullable String messagesSubject,
        @Nullable List<Part> parts) {
    static final LogContentJson DEFAULT = of(LogContent.DEFAULT);

    private static LogContentJson of(LogContent content) {
        return new LogContentJson(
                content.inboundSubject(),
                content.outboundSubject(),
                content.messagesSubject(),
                content.parts().stream().sorted().toList());
    }

    LogContent toDomain() {
        LogContent otherwise = LogContent.DEFAULT;
        Set<Part> told = parts == null ? otherwise.parts() : EnumSet.noneOf(Part.class);
        if (parts != null) {
            told.addAll(parts);
        }
        return new LogContent(
                Objects.requireNonNullElse(inboundSubject, otherwise.inboundSubject()),
                Objects.requireNonNullElse(outboundSubject, otherwise.outboundSubject()),
                Objects.requireNonNullElse(messagesSubject, otherwise.messagesSubject()),
                told,
                otherwise.zone());
    }

    LogContentJson complete() {
        return of(toDomain());
    }

    /** Omits the texts, which people wrote. */
    @Override
    public String toString() {
        return "LogContentJson[" + parts + "]";
    }
}
