package dev.autolog.crm.http;

import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.Map;

/** How the requests of a connection prove who they are. */
interface Authenticator {
    /**
     * The headers of the next request.
     *
     * @throws CrmException if there is nothing to prove it with
     */
    Map<String, String> headers();

    /**
     * Gets something newer than what was refused.
     *
     * @return whether there is something newer to try
     * @throws CrmException if it is refused, or not to be had now
     */
    boolean renew(Map<String, String> refused);

    /** What the form has to have. */
    static String required(CredentialStore store, String field) {
        String value = store.setting(field);
        if (value == null) {
            throw new CrmException(Remedy.SIGN_IN, "CREDENTIAL_MISSING", null);
        }
        return value;
    }
}
