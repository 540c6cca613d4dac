package dev.autolog.crm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a CRM.
 *
 * @param method of HTTP
 * @param target path and query below the connection's address, or an absolute address on one of the CRM's hosts
 * @param headers besides those of authentication
 * @param body in UTF-8; null for none
 */
public record CrmRequest(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body) {
    public CrmRequest {
        headers = Map.copyOf(headers);
    }

    /** Masked: bodies and queries hold personal data. */
    @Override
    public String toString() {
        return "CrmRequest[" + method + "]";
    }
}
