package dev.autolog.crm.odoo;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;

/**
 * What a connection found out at its sign-in.
 *
 * @param userId for JSON-RPC; 0 if JSON-2 is there (since 19), which needs none
 * @param hasMobile whether partners have a second number (until 18)
 * @param hasLeads whether the module CRM is installed
 */
record OdooVersion(long userId, boolean hasMobile, boolean hasLeads) {
    /** Reads one that {@link #text} wrote. */
    static OdooVersion parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) {
            throw new CrmException(Remedy.SIGN_IN, "NOT_SIGNED_IN", null);
        }
        return new OdooVersion(
                Long.parseLong(parts[0]), Boolean.parseBoolean(parts[1]), Boolean.parseBoolean(parts[2]));
    }

    String text() {
        return userId + " " + hasMobile + " " + hasLeads;
    }
}
