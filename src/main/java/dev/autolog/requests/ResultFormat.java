package dev.autolog.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import java.util.function.Function;

/**
 * The text form in which a request's result is stored for repetitions.
 *
 * @param write converts the value to text
 * @param read converts text to the value
 * @param <T> the value
 */
public record ResultFormat<T>(Function<T, String> write, Function<String, T> read) {
    /** An id as text. */
    public static final ResultFormat<UUID> ID = new ResultFormat<>(UUID::toString, UUID::fromString);

    /**
     * A value as JSON.
     *
     * @param shape the JSON shape
     * @param toShape from the value to the shape
     * @param toValue from the shape to the value
     */
    public static <T, S> ResultFormat<T> json(
            ObjectMapper json, TypeReference<S> shape, Function<T, S> toShape, Function<S, T> toValue) {
        return new ResultFormat<>(
                value -> write(json, toShape.apply(value)), text -> toValue.apply(read(json, text, shape)));
    }

    private static String write(ObjectMapper json, Object shape) {
        try {
            return json.writeValueAsString(shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private static <S> S read(ObjectMapper json, String text, TypeReference<S> shape) {
        try {
            return json.readValue(text, shape);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a stored result cannot be read");
        }
    }
}
