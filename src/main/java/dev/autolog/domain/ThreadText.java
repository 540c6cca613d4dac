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
 * The text of messages that are logged together: a line for the day, and for each message its time, who wrote it, what it
 * says and the names of its attachments.
 */
public final class ThreadText {
    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 60_000;

    /** Messages. */
    public static final int MOST_SHOWN = 1_000;

    /** With the clock's offset, so that an hour that comes twice is told apart. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd z", Locale.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    /** Room to say how many are left out. */
    private static final int ROOM = 64;

    private static final int LONGEST_LINE = MAX_LENGTH - 2 * ROOM;

    private ThreadText() {}

    /**
     * Puts messages together.
     *
     * @param messages in their order; the last ones, if not all
     * @param count how many there are in all
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

    /** A message of almost nothing but line breaks grows beyond all that is shown. */
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

    /** Further lines of a message stand back, so that none looks like a message of its own. */
    private static String indented(String text) {
        String lines = LINE_BREAK.matcher(text.strip()).replaceAll("\n      ");
        return CONTROL.matcher(lines).replaceAll("");
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(LINE_BREAK.matcher(text.strip()).replaceAll(" ")).replaceAll("");
    }
}
