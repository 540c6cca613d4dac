package dev.autolog.crm.http;

import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmConfig;
import dev.autolog.crm.CrmConnector;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.CrmSessions;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Opens sessions over HTTP, for all CRMs. */
@ApplicationScoped
public class HttpCrmSessions implements CrmSessions {
    private final HttpSender sender;
    private final Clock clock;

    @Inject
    HttpCrmSessions(Vertx vertx, CrmConfig config, Clock clock) {
        this(vertx, new AddressPolicy(config.permittedAddresses().orElse(List.of())), clock);
    }

    /** With a policy of its own. */
    public HttpCrmSessions(Vertx vertx, AddressPolicy policy, Clock clock) {
        sender = new HttpSender(vertx, policy);
        this.clock = clock;
    }

    @Override
    public CrmSession open(CrmConnector connector, CredentialStore store) {
        return open(connector.form(), connector.limits(), store);
    }

    /** A session with a server that fills in a form. */
    public CrmSession open(ConnectionForm form, CrmLimits limits, CredentialStore store) {
        return new HttpCrmSession(form, limits, store, sender, clock);
    }

    @PreDestroy
    void close() {
        sender.close();
    }
}
