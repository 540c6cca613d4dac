package dev.autolog.crm;

import java.util.Map;

/**
 * What an admin entered for a connection.
 *
 * @param kind of the CRM
 * @param settings what is no secret: fields of the form, and dispositions
 * @param secrets those that are entered anew; the others stay as they are
 */
public record ConnectionChoice(String kind, ConnectionSettings settings, Map<String, String> secrets) {
    public ConnectionChoice {
        secrets = Map.copyOf(secrets);
    }

    /** Masked: settings and secrets. */
    @Override
    public String toString() {
        return "ConnectionChoice[" + kind + "]";
    }
}
