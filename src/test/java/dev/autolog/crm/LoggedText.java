package dev.autolog.crm;

import dev.autolog.crm.CrmServer.SeenLog;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A log as a person reads it in a text that {@link LogText} wrote, for CRMs without fields for all of it. */
public final class LoggedText {
    private static final Pattern CALL = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d\\d:\\d\\d) · (inbound|outbound) · (\\d+) min (\\d+) s");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private LoggedText() {}

    /** Reads it from HTML. */
    public static SeenLog read(String html, String recordId, List<String> contactIds, @Nullable String dealId) {
        String text = html.replace("<br>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        Matcher call = CALL.matcher(text);
        LogMark mark = LogMark.in(text);
        if (!call.find() || mark == null) {
            throw new IllegalStateException("no text of a log");
        }
        return new SeenLog(
                mark.callLogId(),
                recordId,
                contactIds,
                dealId,
                text,
                OffsetDateTime.parse(call.group(1), TIME).toInstant(),
                Integer.parseInt(call.group(3)) * 60 + Integer.parseInt(call.group(4)),
                call.group(2).equals("inbound"));
    }
}
