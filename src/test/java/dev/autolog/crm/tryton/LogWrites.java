package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmLog;
import dev.autolog.crm.LogWrite;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Logs for tests. */
final class LogWrites {
    static final Instant START = Instant.parse("2026-03-29T00:30:15Z");

    private LogWrites() {}

    /** A log whose record, if it is known, stands where it has to stand. */
    static LogWrite of(CrmLog log, @Nullable String record) {
        return of(log, record, record == null ? null : log.contactId(), record == null ? null : log.associationId());
    }

    /** A log whose record stands elsewhere. */
    static LogWrite of(CrmLog log, @Nullable String record, @Nullable String contact, @Nullable String deal) {
        return new LogWrite(log, record, null, contact, deal, deal == null ? null : TrytonParties.DEAL);
    }

    static CrmLog log(String id, int version, String contact, @Nullable String deal) {
        return new CrmLog(
                id,
                version,
                contact,
                deal,
                deal == null ? null : TrytonParties.DEAL,
                false,
                true,
                "+442079460018",
                "Call with a <b>customer</b>",
                "version " + version,
                START,
                START.plusSeconds(95),
                95,
                "ANSWERED",
                null,
                null,
                null,
                ZoneId.of("Europe/Berlin"),
                null);
    }
}
