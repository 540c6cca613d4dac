package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what connections do. Queues and states are sampled separately. */
@Startup
@ApplicationScoped
class CrmMetrics {
    /** Requests that failed, by {@code kind} of CRM, {@code remedy} and {@code reason}. */
    static final String FAILED = "crm.requests.failed";
    /** Contacts that were read, changed or not, by {@code kind} of CRM. */
    static final String CONTACTS_READ = "crm.contacts.read";

    private static final String KIND = "kind";
    /** A reason for all codes of the CRMs' own, which are without number. */
    private static final String OTHER = "other";

    private static final Pattern STATUS = Pattern.compile("HTTP_([1-5])[0-9]{2}");
    private static final Set<String> REASONS = Set.of(
            "ADAPTER_FAULT",
            "ADDRESS_REFUSED",
            "ANSWER_TOO_LONG",
            "ANSWER_UNEXPECTED",
            "CONNECTION_LOST",
            CrmException.CURSOR_REFUSED,
            "HOST_UNKNOWN",
            "LIMIT_USED_UP",
            "NOT_JSON",
            "NOT_XML",
            "TIMEOUT",
            "UNREACHABLE");

    private final MeterRegistry registry;

    CrmMetrics(MeterRegistry registry, @All List<CrmConnector> connectors) {
        this.registry = registry;
        // Registered at startup, so that the first failure is seen as an increase.
        for (CrmConnector connector : connectors) {
            contactsRead(connector.kind(), 0);
            for (Remedy remedy : Remedy.values()) {
                failed(connector.kind(), remedy, OTHER, 0);
            }
        }
    }

    void failed(String kind, CrmException failure) {
        failed(kind, failure.remedy(), reason(failure.code()), 1);
    }

    private void failed(String kind, Remedy remedy, String reason, int requests) {
        registry.counter(FAILED, KIND, kind, "remedy", lower(remedy.name()), "reason", reason)
                .increment(requests);
    }

    void contactsRead(String kind, int contacts) {
        registry.counter(CONTACTS_READ, KIND, kind).increment(contacts);
    }

    private static String reason(String code) {
        Matcher status = STATUS.matcher(code);
        if (status.matches()) {
            return "http_" + status.group(1) + "xx";
        }
        return REASONS.contains(code) ? lower(code) : OTHER;
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
