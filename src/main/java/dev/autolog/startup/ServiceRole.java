package dev.autolog.startup;

import java.util.Set;

/** A part of the service that an instance takes on. */
public enum ServiceRole {
    /** Decides calls and messages, publishes what was decided, and serves the page and the API. */
    CALLS,
    /** Brings logs and placeholders into CRMs, contacts from CRMs, and logs and conflicts to webhooks. */
    CRM;

    /** The names of the channels that it consumes. */
    Set<String> channels() {
        return switch (this) {
            case CALLS -> Set.of("call-ended", "message-exchanged", "crm-contacts", "dead-letters");
            case CRM -> Set.of("crm-call-logged", "crm-placeholder-contacts", "crm-unresolved-conflicts");
        };
    }

    /** The event that starts its workers. */
    RoleStart start() {
        return switch (this) {
            case CALLS -> new RoleStart.Calls();
            case CRM -> new RoleStart.Crm();
        };
    }
}
