package dev.autolog.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Parses the bodies of requests and refuses text that PostgreSQL cannot store: NUL characters and halves of surrogate pairs,
 * in names of fields and in values, however deep.
 */
final class RequestJsonFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    RequestJsonFactory() {}

    private RequestJsonFactory(RequestJsonFactory other) {
        super(other, null);
    }

    @Override
    public JsonFactory copy() {
        return new RequestJsonFactory(this);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return new StorableTextParser(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
        return new StorableTextParser(super._createParser(reader, context));
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        return new StorableTextParser(super._createParser(data, offset, length, context));
    }

    /** Whether PostgreSQL can store the text. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** A text of the body cannot be stored. */
    static final class UnstorableTextException extends MismatchedInputException {
        private static final long serialVersionUID = 1L;

        private final String field;

        private UnstorableTextException(JsonParser parser, String field) {
            super(parser, "text that cannot be stored");
            this.field = field;
        }

        /** The path of the text; for a field name, the path of the object with the field. */
        String field() {
            return field;
        }
    }

    private static final class StorableTextParser extends JsonParserDelegate {
        StorableTextParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = delegate.nextToken();
            if (token == JsonToken.FIELD_NAME && !isStorable(delegate.currentName())) {
                throw new UnstorableTextException(
                        this, path(delegate.getParsingContext().getParent()));
            }
            if (token == JsonToken.VALUE_STRING && !isStorable(delegate.getText())) {
                throw new UnstorableTextException(this, path(delegate.getParsingContext()));
            }
            return token;
        }

        @Override
        public JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        @Override
        public @Nullable String nextFieldName() throws IOException {
            return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
        }

        @Override
        public @Nullable String nextTextValue() throws IOException {
            return nextToken() == JsonToken.VALUE_STRING ? getText() : null;
        }

        private static String path(@Nullable JsonStreamContext place) {
            if (place == null || place.inRoot()) {
                return "";
            }
            String outer = path(place.getParent());
            if (place.inArray()) {
                return outer + "[" + place.getCurrentIndex() + "]";
            }
            return outer.isEmpty() ? place.getCurrentName() : outer + "." + place.getCurrentName();
        }
    }
}
