package dev.autolog.startup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Formats a log record as one line of JSON. Exceptions are written with their types and frames but without messages, because
 * messages of libraries quote their input, which can be a name or a number.
 */
final class JsonLogFormatter extends ExtFormatter {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(ExtLogRecord entry) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", entry.getInstant().toString());
            json.writeStringField("level", entry.getLevel().getName());
            json.writeStringField("logger", entry.getLoggerName());
            json.writeStringField("thread", entry.getThreadName());
            json.writeStringField("message", formatMessage(entry));
            for (Map.Entry<String, String> context : entry.getMdcCopy().entrySet()) {
                json.writeStringField(context.getKey(), context.getValue());
            }
            writeFailure(json, entry.getThrown());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    private static void writeFailure(JsonGenerator json, @Nullable Throwable thrown) throws IOException {
        if (thrown == null) {
            return;
        }
        json.writeArrayFieldStart("exception");
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            json.writeStartObject();
            json.writeStringField("type", cause.getClass().getName());
            json.writeArrayFieldStart("frames");
            for (StackTraceElement frame : cause.getStackTrace()) {
                json.writeString(frame.toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
