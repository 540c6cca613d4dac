package dev.autolog.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A buffer of rows for one table, in the text format of PostgreSQL's COPY. */
final class CopyText {
    private final String into;
    private final StringBuilder text = new StringBuilder(1 << 20);
    private boolean rowOpen;

    CopyText(String tableAndColumns) {
        into = "copy " + tableAndColumns + " from stdin";
    }

    CopyText value(@Nullable Object value) {
        if (rowOpen) {
            text.append('\t');
        }
        rowOpen = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    private void escape(String value) {
        int start = text.length();
        text.append(value);
        for (int i = text.length() - 1; i >= start; i--) {
            switch (text.charAt(i)) {
                case '\\' -> text.insert(i, '\\');
                case '\t' -> text.replace(i, i + 1, "\\t");
                case '\n' -> text.replace(i, i + 1, "\\n");
                case '\r' -> text.replace(i, i + 1, "\\r");
                default -> {}
            }
        }
    }

    void endRow() {
        text.append('\n');
        rowOpen = false;
    }

    int length() {
        return text.length();
    }

    /** Sends the rows and clears the buffer; returns the number of copied rows. */
    long send(Connection connection) throws SQLException {
        if (text.isEmpty()) {
            return 0;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(into, new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException e) {
            throw new SQLException("COPY was cut off", e);
        }
    }
}
