package dev.autolog.domain.rules;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a log says.
 *
 * @param inboundSubject one line for a call that came in, with fields in braces such as <code>{contact}</code>
 * @param outboundSubject the same for a call that went out
 * @param messagesSubject the same for messages
 * @param parts what the text of a log tells
 * @param zone where the account's days begin and its times are told
 */
public record LogContent(
        String inboundSubject, String outboundSubject, String messagesSubject, Set<Part> parts, ZoneId zone) {

    /** What a log's text can tell. */
    public enum Part {
        /** What people wrote. */
        NOTES,
        /** The other party's number. */
        NUMBER,
        /** When it began and ended. */
        TIMES,
        /** The talk time. */
        DURATION,
        /** How the call ended. */
        RESULT,
        /** Where the recording is. */
        RECORDING
    }

    /** All parts, in UTC. */
    public static final LogContent DEFAULT = new LogContent(
            "Inbound call from {contact}",
            "Outbound call to {contact}",
            "Messages with {contact}",
            EnumSet.allOf(Part.class),
            ZoneId.of("UTC"));

    public LogContent {
        parts = Set.copyOf(parts);
    }

    /** The same content with times in another zone. */
    public LogContent in(ZoneId other) {
        return new LogContent(inboundSubject, outboundSubject, messagesSubject, parts, other);
    }

    /** Masked: free text can hold names. */
    @Override
    public String toString() {
        return "LogContent[" + parts + "]";
    }
}
