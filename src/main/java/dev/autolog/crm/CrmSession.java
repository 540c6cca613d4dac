package dev.autolog.crm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection while it is worked on: sends requests that are authenticated and bounded. Safe for threads;
 * a connection has one at a time, because tokens are refreshed by one.
 */
public interface CrmSession {
    /** What the admin entered, secrets included; null if the field is empty. */
    @Nullable
    String setting(String field);

    /**
     * Sends a request.
     *
     * @return an answer of any status below 500 that is none of 401, 403 by a limit, and 429
     * @throws CrmException for all other answers, and if none came
     */
    CrmResponse send(CrmRequest request);

    /**
     * What a sign-in of the adapter's own returned, kept across requests and restarts until an answer was 401.
     *
     * @param signIn signs in, and returns what proves it from then on
     */
    String signedIn(Supplier<String> signIn);

    /** Forgets {@link #signedIn}: the CRM refused it. */
    void signOut();
}
