package dev.autolog.crm.frappe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times of a site, which have no zone and are in the one of its settings. */
record FrappeTime(ZoneId zone) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .toFormatter(Locale.ROOT);

    static FrappeTime of(String zone) {
        try {
            return new FrappeTime(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }

    String text(Instant time) {
        return SECONDS.format(LocalDateTime.ofInstant(time, zone));
    }

    /** The earliest that a clock on the wall shows from a time on: once a year it goes back. */
    String earliest(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        ZoneOffsetTransition next = zone.getRules().nextTransition(time);
        return SECONDS.format(
                next != null && next.getDateTimeAfter().isBefore(local) ? next.getDateTimeAfter() : local);
    }

    @Nullable
    Instant instant(JsonNode document, String field) {
        String text = CrmJson.text(document, field);
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text, ANY).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }
}
