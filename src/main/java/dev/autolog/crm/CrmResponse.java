package dev.autolog.crm;

import java.util.Map;

/**
 * An answer of a CRM.
 *
 * @param status of HTTP
 * @param headers by their names in lower case; of several with one name the first
 * @param body in UTF-8, bounded by {@link CrmLimits#maxAnswerBytes}
 */
public record CrmResponse(int status, Map<String, String> headers, String body) {
    public CrmResponse {
        headers = Map.copyOf(headers);
    }

    /** Masked: bodies hold personal data. */
    @Override
    public String toString() {
        return "CrmResponse[" + status + "]";
    }
}
