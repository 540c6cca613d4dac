package dev.autolog.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials of a connection, kept in memory with all that were stored before. */
public final class MemoryCredentials implements CredentialStore {
    private final Map<String, String> settings;
    private final List<CrmCredential> stored = new ArrayList<>();
    private @Nullable CrmCredential current;

    public MemoryCredentials(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable String setting(String field) {
        return settings.get(field);
    }

    @Override
    public synchronized @Nullable CrmCredential credential() {
        return current;
    }

    @Override
    public synchronized void store(CrmCredential credential) {
        current = credential;
        stored.add(credential);
    }

    @Override
    public synchronized void forget() {
        current = null;
    }

    /** All that were stored, oldest first. */
    public synchronized List<CrmCredential> stored() {
        return List.copyOf(stored);
    }
}
