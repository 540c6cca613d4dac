package dev.autolog.domain.rules;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * The content of logs.
 *
 * @param inboundSubject the subject of an inbound call, with fields in braces such as <code>{contact}</code>
 * @param outboundSubject the subject of an outbound call
 * @param messagesSubject the subject of messages
 * @param parts the parts of the text
 * @param zone the time zone of the account's days and of the times in logs
 */
public record LogContent(
        String inboundSubject, String outboundSubject, String messagesSubject, Set<Part> parts, ZoneId zone) {

    /** A part of a log's text. */
    public enum Part {
        /** A person's notes. */
        NOTES,
        /** The other party's number. */
        NUMBER,
        /** Start and end. */
        TIMES,
        /** The talk time. */
        DURATION,
        /** The result of the call. */
        RESULT,
        /** The address of the recording. */
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
