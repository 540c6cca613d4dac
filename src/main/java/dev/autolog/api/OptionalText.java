package dev.autolog.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A text field of a request that distinguishes between omitted and null.
 *
 * @param given whether the field was present
 * @param text null when the field was omitted or null
 */
@JsonDeserialize(using = OptionalText.Reader.class)
@Schema(type = SchemaType.STRING, nullable = true)
record OptionalText(boolean given, @Nullable String text) {
    static final OptionalText LEFT_OUT = new OptionalText(false, null);

    static final class Reader extends StdScalarDeserializer<OptionalText> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(OptionalText.class);
        }

        @Override
        public OptionalText deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new OptionalText(true, json.readValueAs(String.class));
        }

        @Override
        public OptionalText getNullValue(DeserializationContext context) {
            return new OptionalText(true, null);
        }

        @Override
        public OptionalText getAbsentValue(DeserializationContext context) {
            return LEFT_OUT;
        }
    }

    /** Masked: a person wrote the text. */
    @Override
    public String toString() {
        return "OptionalText[" + given + "]";
    }
}
