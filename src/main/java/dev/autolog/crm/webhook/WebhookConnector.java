package dev.autolog.crm.webhook;

import dev.autolog.crm.Authentication.SignIn;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.ConnectionForm.Field;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.RecordTarget;
import dev.autolog.crm.TopicRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends logs to an address of the customer's, signed by Standard Webhooks 1.0.0. */
@ApplicationScoped
public class WebhookConnector implements RecordTarget {
    private static final String ADDRESS = "address";
    private static final String SECRET = "secret";
    private static final ConnectionForm FORM = new ConnectionForm(
            "Webhook",
            List.of(
                    new Field(ADDRESS, "Address of the receiver, such as https://example.com/logs", false, true),
                    new Field(SECRET, "Signing secret, such as whsec_…", true, true)),
            new SignIn(),
            List.of());
    /** The specification recommends to wait 15 to 30 seconds for an answer; nothing of it is read. */
    private static final CrmLimits LIMITS =
            new CrmLimits(50, Duration.ofSeconds(1), 1, Duration.ofSeconds(15), 64 << 10);

    private final Clock clock;

    public WebhookConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public ConnectionForm form() {
        return FORM;
    }

    @Override
    public CrmLimits limits() {
        return LIMITS;
    }

    /** Sends a message that only tries the connection; a refusal is told by its exception. */
    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        send(session, WebhookMessage.test());
        return List.of();
    }

    @Override
    public void deliver(CrmSession session, TopicRecord record) {
        send(session, WebhookMessage.of(record));
    }

    private void send(CrmSession session, WebhookMessage message) {
        Instant now = clock.instant();
        String signature = WebhookSecret.of(session.setting(SECRET)).signature(message.id(), now, message.body());
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                signature);
        String address = Objects.requireNonNullElse(session.setting(ADDRESS), "");
        int status = session.send(new CrmRequest("POST", address, headers, message.body()))
                .status();
        if (status == 410) {
            // The specification: the receiver wants no more messages.
            throw new CrmException(Remedy.SIGN_IN, "HTTP_410", null);
        }
        if (status < 200 || status > 299) {
            throw new CrmException(Remedy.PARK, "HTTP_" + status, null);
        }
    }
}
