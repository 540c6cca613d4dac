package dev.autolog.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings and the credential of a connection under its lease. */
final class StoredCredentials implements CredentialStore {
    /** The field that an encrypted credential is bound to; no form has a field of this name. */
    private static final String FIELD = "/credential";

    private final CrmConnection connection;
    private final SecretCipher cipher;
    private final ObjectMapper json;
    private final Consumer<@Nullable String> writer;
    private final AtomicReference<@Nullable String> encrypted;

    /** @param writer commits an encrypted credential; null for none */
    StoredCredentials(
            CrmConnection connection, SecretCipher cipher, ObjectMapper json, Consumer<@Nullable String> writer) {
        this.connection = connection;
        this.cipher = cipher;
        this.json = json;
        this.writer = writer;
        encrypted = new AtomicReference<>(connection.credential());
    }

    @Override
    public @Nullable String setting(String field) {
        String secret = connection.secrets().get(field);
        return secret == null
                ? connection.settings().fields().get(field)
                : cipher.decrypt(connection.key(), field, secret);
    }

    @Override
    public @Nullable CrmCredential credential() {
        String stored = encrypted.get();
        if (stored == null) {
            return null;
        }
        try {
            return json.readValue(cipher.decrypt(connection.key(), FIELD, stored), CrmCredential.class);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the credential.
            throw new IllegalStateException("a credential cannot be read");
        }
    }

    @Override
    public void store(CrmCredential credential) {
        try {
            replace(cipher.encrypt(connection.key(), FIELD, json.writeValueAsString(credential)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a credential cannot be written");
        }
    }

    @Override
    public void forget() {
        replace(null);
    }

    private void replace(@Nullable String next) {
        writer.accept(next);
        encrypted.set(next);
    }
}
