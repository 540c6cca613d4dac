package dev.autolog.crm.tryton;

import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmConnector;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.CrmSessions;
import dev.autolog.crm.http.HttpCrmSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The sessions of a service in which requests fail, and runs die, by a plan. Only a test that chooses it gets it. */
@Alternative
@ApplicationScoped
public class FaultySessions implements CrmSessions {
    private final HttpCrmSessions sessions;
    private final FaultPlan plan = new FaultPlan();

    FaultySessions(HttpCrmSessions sessions) {
        this.sessions = sessions;
    }

    FaultPlan plan() {
        return plan;
    }

    @Override
    public CrmSession open(CrmConnector connector, CredentialStore store) {
        return new FaultySession(sessions.open(connector, store), plan);
    }
}
