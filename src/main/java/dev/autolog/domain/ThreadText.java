package dev.autolog.domain;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of messages that are logged together: a line for each day, and for each message its time, writer, text and attachment
 * names.
 */
public final class ThreadText {
    /** The maximum length in UTF-16 units. */
    public static final int MAX_LENGTH = 60_000;

    /** The maximum number of messages shown. */
    public static final int MOST_SHOWN = 1_000;

    /** With the zone's abbreviation, so that the repeated hour of a clock change is unambiguous. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd z", Locale.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    /** Room for the number of messages left out. */
    private static final int ROOM = 64;

    private static final int LONGEST_LINE = MAX_LENGTH - 2 * ROOM;

    private ThreadText() {}

    /**
     * Formats messages.
     *
     * @param messages the messages in order, or the last of them
     * @param count the number of all messages
     */
    static String of(List<ThreadMessage> messages, int count, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        int length = ROOM;
        int shown = 0;
        String day = "";
        for (ThreadMessage message : messages.reversed()) {
            ZonedDateTime sentAt = message.sentAt().atZone(zone);
            String dayOfThis = DAY.format(sentAt);
            String line = cut(TIME.format(sentAt) + " " + line(message));
            int more = line.length() + 1 + (dayOfThis.equals(day) ? 0 : dayOfThis.length() + 1);
            if (length + more > MAX_LENGTH) {
                break;
            }
            if (!day.isEmpty() && !dayOfThis.equals(day)) {
                lines.add(day);
            }
            lines.add(line);
            length += more;
            day = dayOfThis;
            shown++;
        }
        lines.add(day);
        if (shown < count) {
            lines.add(earlier(count - shown));
        }
        Collections.reverse(lines);
        return String.join("\n", lines);
    }

    /** Cuts a message that indentation makes longer than the whole text may be, for example one of line breaks alone. */
    private static String cut(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        boolean insidePair = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1));
        return line.substring(0, insidePair ? LONGEST_LINE - 1 : LONGEST_LINE);
    }

    private static String earlier(int count) {
        return count == 1 ? "(1 earlier message)" : "(" + count + " earlier messages)";
    }

    private static String line(ThreadMessage message) {
        StringBuilder line = new StringBuilder(oneLine(message.writer())).append(": ");
        if (message.text() != null) {
            line.append(indented(message.text()));
        } else if (message.attachments().isEmpty()) {
            line.append("(no text)");
        }
        if (!message.attachments().isEmpty()) {
            List<String> names =
                    message.attachments().stream().map(ThreadText::oneLine).toList();
            line.append(message.text() == null ? "" : " ")
                    .append("[attached: ")
                    .append(String.join(", ", names))
                    .append("]");
        }
        return line.toString();
    }

    /** Indents further lines of a message, so that none looks like another message. */
    private static String indented(String text) {
        String lines = LINE_BREAK.matcher(text.strip()).replaceAll("\n      ");
        return CONTROL.matcher(lines).replaceAll("");
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(LINE_BREAK.matcher(text.strip()).replaceAll(" ")).replaceAll("");
    }
}
