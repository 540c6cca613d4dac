package dev.autolog.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves a connection to its CRM until it expires or is refused: the result of a sign-in.
 *
 * @param token sent with requests
 * @param refreshToken what the next token is asked for with; null if there is none
 * @param expiresAt null if the CRM does not say
 * @param address of the customer's own server, for CRMs that name it at sign-in; null for those that do not
 */
public record CrmCredential(
        String token,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        @Nullable String address) {

    /** Masked: it opens the CRM. */
    @Override
    public String toString() {
        return "CrmCredential[…]";
    }
}
