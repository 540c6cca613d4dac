package dev.autolog.crm;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kinds of CRMs that can be connected, in the order of their titles. */
@ApplicationScoped
public class CrmCatalog {
    private final List<CrmKind> kinds;
    private final SecretCipher cipher;

    CrmCatalog(@All List<CrmAdapter> adapters, SecretCipher cipher) {
        kinds = adapters.stream()
                .map(adapter -> new CrmKind(adapter.kind(), adapter.form()))
                .sorted(Comparator.comparing(kind -> kind.form().title()))
                .toList();
        this.cipher = cipher;
    }

    /**
     * A kind of CRM.
     *
     * @param kind its word in settings and tables
     * @param form what an admin enters
     */
    public record CrmKind(String kind, ConnectionForm form) {}

    /** All kinds. */
    public List<CrmKind> kinds() {
        return kinds;
    }

    /** Whether secrets can be stored; without a key for them, no CRM can be connected. */
    public boolean canStoreSecrets() {
        return cipher.isAvailable();
    }

    Optional<ConnectionForm> form(String kind) {
        return kinds.stream()
                .filter(known -> known.kind().equals(kind))
                .map(CrmKind::form)
                .findFirst();
    }
}
