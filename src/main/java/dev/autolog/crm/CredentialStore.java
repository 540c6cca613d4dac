package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/** The settings and the credential of one connection, kept encrypted. */
public interface CredentialStore {
    /** What the admin entered, secrets included; null if the field is empty. */
    @Nullable
    String setting(String field);

    /** The newest credential; null before a sign-in and after {@link #forget}. */
    @Nullable
    CrmCredential credential();

    /** Replaces the credential; when this returns, it survives a crash. */
    void store(CrmCredential credential);

    /** Deletes the credential: the CRM refused it. */
    void forget();
}
