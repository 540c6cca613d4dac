package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times as Tryton's JSON has them: objects of numbers, in UTC, with microseconds. */
final class TrytonTime {
    private static final int NANOS_PER_MICRO = 1000;

    private TrytonTime() {}

    /** Reads a time; null for none. */
    static @Nullable Instant read(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            value.path("year").asInt(),
                            value.path("month").asInt(),
                            value.path("day").asInt(),
                            value.path("hour").asInt(),
                            value.path("minute").asInt(),
                            value.path("second").asInt(),
                            value.path("microsecond").asInt() * NANOS_PER_MICRO)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw CrmJson.unexpected();
        }
    }

    static Map<String, Object> write(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("__class__", "datetime");
        value.put("year", time.getYear());
        value.put("month", time.getMonthValue());
        value.put("day", time.getDayOfMonth());
        value.put("hour", time.getHour());
        value.put("minute", time.getMinute());
        value.put("second", time.getSecond());
        value.put("microsecond", time.get(ChronoField.MICRO_OF_SECOND));
        return value;
    }
}
