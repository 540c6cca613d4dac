package dev.autolog.crm;

import dev.autolog.crm.QueuedLog.SentLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Medium;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes logs for a CRM of records of {@code call-logged} and the settings of a connection. */
final class CrmLogReader {
    private static final int MAX_TEXT = JsonRecord.MAX_BYTES;

    private CrmLogReader() {}

    /**
     * A log to be written.
     *
     * @param record of {@code call-logged}
     * @throws dev.autolog.kafka.InvalidRecordException if the record cannot be read
     * @throws CrmException if the users of the CRM could not be asked for
     */
    static LogWrite read(QueuedLog queued, String record, LeasedConnection<? extends LogTarget> at) {
        JsonRecord json = JsonRecord.of(record.getBytes(StandardCharsets.UTF_8));
        SentLog sent = queued.sent();
        return new LogWrite(
                log(queued, json, at),
                sent.recordId(),
                sent.step(),
                sent.contactId(),
                sent.associationId(),
                sent.associationKind());
    }

    private static CrmLog log(QueuedLog queued, JsonRecord json, LeasedConnection<? extends LogTarget> at) {
        boolean isMessage = json.oneOf(Medium.class, "medium") == Medium.SMS;
        String contactId = queued.contactId();
        return new CrmLog(
                queued.callLogId(),
                queued.version(),
                contactId == null ? json.text("contactId", RecordKey.MAX_ID) : contactId,
                json.optionalText("associationId", RecordKey.MAX_ID),
                json.optionalText("associationKind", MAX_TEXT),
                isMessage,
                json.oneOf(Direction.class, "direction") == Direction.INBOUND,
                json.optionalText("phoneNumber", MAX_TEXT),
                json.text("subject", MAX_TEXT),
                json.anyText("description", MAX_TEXT),
                json.time("startedAt", TimeRange.sinceEpoch()),
                json.time("endedAt", TimeRange.sinceEpoch()),
                (int) Math.min(Integer.MAX_VALUE, json.count("talkTimeSeconds")),
                isMessage ? null : json.oneOf(CallResult.class, "result").name(),
                disposition(
                        json.optionalText("disposition", MAX_TEXT),
                        at.connection().settings()),
                json.optionalText("recordingUrl", MAX_TEXT),
                at.users().id(at.connector(), at.session(), json.optionalText("ownerId", MAX_TEXT)),
                at.zone(),
                null);
    }

    /** The CRM's value; that of the log itself where the settings have no other. */
    private static @Nullable String disposition(@Nullable String logged, ConnectionSettings settings) {
        return logged == null
                ? null
                : Objects.requireNonNullElse(settings.dispositions().get(logged.toLowerCase(Locale.ROOT)), logged);
    }
}
