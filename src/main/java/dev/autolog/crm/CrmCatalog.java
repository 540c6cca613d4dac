package dev.autolog.crm;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of CRMs that can be connected, in the order of their titles. */
@ApplicationScoped
public class CrmCatalog {
    private final List<CrmKind> kinds;
    private final SecretCipher cipher;

    CrmCatalog(@All List<CrmConnector> connectors, SecretCipher cipher) {
        kinds = connectors.stream()
                .map(connector -> new CrmKind(
                        connector.kind(),
                        connector.form(),
                        connector instanceof ContactSource,
                        connector instanceof LogTarget || connector instanceof RecordTarget,
                        connector instanceof RecordTarget,
                        connector instanceof RecordPages pages ? pages : null))
                .sorted(Comparator.comparing(kind -> kind.form().title()))
                .toList();
        this.cipher = cipher;
    }

    /**
     * A kind of CRM.
     *
     * @param kind its word in settings and tables
     * @param form what an admin enters
     * @param hasContacts whether contacts are read from it
     * @param takesLogs whether logs are written to it
     * @param takesConflicts whether it is told of conflicts
     * @param pages where its records are seen; null if it has no pages
     */
    public record CrmKind(
            String kind,
            ConnectionForm form,
            boolean hasContacts,
            boolean takesLogs,
            boolean takesConflicts,
            @Nullable RecordPages pages) {}

    /** All kinds. */
    public List<CrmKind> kinds() {
        return kinds;
    }

    /** The words of kinds without contacts. */
    Set<String> kindsWithoutContacts() {
        return kinds(kind -> !kind.hasContacts());
    }

    /** The words of kinds that take no logs. */
    Set<String> kindsWithoutLogs() {
        return kinds(kind -> !kind.takesLogs());
    }

    /** The words of kinds that are told of no conflicts. */
    Set<String> kindsWithoutConflicts() {
        return kinds(kind -> !kind.takesConflicts());
    }

    private Set<String> kinds(Predicate<CrmKind> condition) {
        return kinds.stream().filter(condition).map(CrmKind::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether secrets can be stored; without a key for them, no CRM can be connected. */
    public boolean canStoreSecrets() {
        return cipher.isAvailable();
    }

    Optional<CrmKind> kind(String kind) {
        return kinds.stream().filter(known -> known.kind().equals(kind)).findFirst();
    }
}
