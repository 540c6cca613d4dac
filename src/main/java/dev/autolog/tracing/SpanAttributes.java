package dev.autolog.tracing;

import dev.autolog.domain.Change;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attributes of spans: record, account, outcome and reason. Never a number, a name or a text of a person. */
final class SpanAttributes {
    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    static final AttributeKey<Long> TOGETHER = AttributeKey.longKey("messaging.batch.message_count");
    /** Milliseconds from the record's timestamp to its intake. */
    static final AttributeKey<Long> WAITED = AttributeKey.longKey("autolog.waited_ms");

    static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("autolog.account_id");
    /** The id of the leg, and so of its log and its conflict: the {@code subject_id} of the audit trail. */
    static final AttributeKey<String> SUBJECT = AttributeKey.stringKey("autolog.subject_id");

    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("autolog.outcome");
    static final AttributeKey<String> REASON = AttributeKey.stringKey("autolog.reason");

    private SpanAttributes() {}

    /** The attributes of a change. */
    static Attributes of(Change change) {
        var leg = change.leg();
        Attributes known =
                Attributes.of(ACCOUNT, leg.key().accountId(), SUBJECT, leg.id().toString(), OUTCOME, outcome(change));
        Enum<?> reason = reason(change);
        return reason == null
                ? known
                : known.toBuilder().put(REASON, lower(reason)).build();
    }

    /** Fixed names: dashboards and searches must not change when a class is renamed. */
    private static String outcome(Change change) {
        return switch (change) {
            case Change.LogCreated _ -> "logged";
            case Change.CallSkipped _ -> "not_logged";
            case Change.LogCorrected _ -> "log_corrected";
            case Change.LogWithdrawn _ -> "log_withdrawn";
            case Change.LogEdited _ -> "log_edited";
            case Change.LogMoved _ -> "log_moved";
            case Change.LogReleased _ -> "log_released";
            case Change.ConflictOpened _ -> "conflict_opened";
            case Change.ConflictCorrected _ -> "conflict_corrected";
            case Change.ConflictChanged _ -> "conflict_changed";
            case Change.ConflictResolved _ -> "conflict_resolved";
            case Change.ConflictDismissed _ -> "conflict_dismissed";
            case Change.SkipCorrected _ -> "not_logged_corrected";
        };
    }

    private static @Nullable Enum<?> reason(Change change) {
        return switch (change) {
            case Change.LogCreated logCreated -> logCreated.evidence().reason();
            case Change.LogMoved moved -> moved.evidence().reason();
            case Change.ConflictOpened opened -> opened.conflict().kind();
            case Change.ConflictCorrected corrected -> corrected.conflict().kind();
            case Change.ConflictChanged changed -> changed.conflict().kind();
            case Change.ConflictResolved resolved -> resolved.conflict().kind();
            case Change.ConflictDismissed dismissed -> dismissed.conflict().kind();
            case Change.CallSkipped callSkipped -> callSkipped.reason();
            case Change.SkipCorrected notLogged -> notLogged.reason();
            case Change.LogCorrected _, Change.LogWithdrawn _, Change.LogEdited _, Change.LogReleased _ -> null;
        };
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
