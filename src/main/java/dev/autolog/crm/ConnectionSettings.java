package dev.autolog.crm;

import java.util.Map;

/**
 * What an admin chose for a connection.
 *
 * @param fields values of the form's fields that are no secrets
 * @param dispositions the CRM's values for dispositions, by the disposition in lower case
 */
public record ConnectionSettings(Map<String, String> fields, Map<String, String> dispositions) {
    public ConnectionSettings {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        dispositions = dispositions == null ? Map.of() : Map.copyOf(dispositions);
    }

    /** Masked: an address can name the customer. */
    @Override
    public String toString() {
        return "ConnectionSettings[…]";
    }
}
