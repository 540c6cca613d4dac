package dev.autolog.crm;

import java.util.List;

/**
 * What an admin enters for a connection.
 *
 * @param title the CRM's name for people
 * @param fields in their order
 * @param authentication how requests prove who they are
 * @param hosts the hosts that may be asked, such as {@code api.hubapi.com}, or {@code *.salesforce.com} for all below; empty if an
 *     admin enters the address in the field {@code address}, which then is the only one
 */
public record ConnectionForm(String title, List<Field> fields, Authentication authentication, List<String> hosts) {
    public ConnectionForm {
        fields = List.copyOf(fields);
        hosts = List.copyOf(hosts);
    }

    /**
     * A field of the form.
     *
     * @param name its key in the connection's settings, such as {@code address} or {@code token}
     * @param label for people
     * @param isSecret encrypted when stored, and never shown
     */
    public record Field(String name, String label, boolean isSecret, boolean isRequired) {}
}
