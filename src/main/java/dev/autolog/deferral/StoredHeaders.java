package dev.autolog.deferral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Headers of a record as JSON: an array of names with Base64 values, in order; a value can be null. */
final class StoredHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record NamedValue(String name, @Nullable String value) {}

    private StoredHeaders() {}

    static String write(Headers headers) {
        List<NamedValue> all = new ArrayList<>();
        for (Header header : headers) {
            all.add(new NamedValue(header.key(), encoded(header.value())));
        }
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and bytes are always written", e);
        }
    }

    static List<Header> read(String text) {
        try {
            List<Header> headers = new ArrayList<>();
            for (NamedValue header : JSON.readValue(text, NamedValue[].class)) {
                headers.add(new RecordHeader(header.name, decoded(header.value)));
            }
            return headers;
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("stored headers cannot be read");
        }
    }

    private static @Nullable String encoded(byte @Nullable [] value) {
        return value == null ? null : Base64.getEncoder().encodeToString(value);
    }

    private static byte @Nullable [] decoded(@Nullable String value) {
        return value == null ? null : Base64.getDecoder().decode(value);
    }
}
