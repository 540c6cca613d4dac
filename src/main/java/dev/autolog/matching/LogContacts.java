package dev.autolog.matching;

import dev.autolog.directory.Directory;
import dev.autolog.directory.DirectoryContact;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Outcome;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.TransactionNumber;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The current contacts of logs.
 *
 * @param asked the contacts that the logs name
 * @param found the existing contacts, by the ids that the logs have
 */
public record LogContacts(Set<RecordKey> asked, Map<RecordKey, DirectoryContact> found) {
    /** No contacts. */
    public static final LogContacts NONE = new LogContacts(Set.of(), Map.of());

    public LogContacts {
        asked = Set.copyOf(asked);
        found = Map.copyOf(found);
    }

    /** Reads the contacts of the logged legs. The legs must be locked before, because this read assigns the transaction id. */
    public static Uni<LogContacts> read(
            Mutiny.StatelessSession session, Directory directory, Collection<CallLeg> legs) {
        Set<RecordKey> keys = legs.stream().flatMap(leg -> key(leg).stream()).collect(Collectors.toSet());
        return keys.isEmpty()
                ? Uni.createFrom().item(NONE)
                : TransactionNumber.take(session)
                        .chain(() -> directory.contacts(session, keys))
                        .map(found -> new LogContacts(keys, found));
    }

    private static Optional<RecordKey> key(CallLeg leg) {
        return leg.outcome() instanceof Outcome.Logged(CallLog log)
                ? Optional.of(new RecordKey(leg.key().accountId(), log.contactId()))
                : Optional.empty();
    }

    /** Whether a leg is logged on a contact that the CRM deleted. */
    public boolean isDeleted(CallLeg leg) {
        return key(leg).filter(asked::contains)
                .filter(key -> !found.containsKey(key))
                .isPresent();
    }

    /** The contact of a leg's log, with its numbers; empty if the leg is not logged or the contact was deleted. */
    public Optional<DirectoryContact> of(CallLeg leg) {
        return key(leg).map(found::get);
    }

    /** The contact that the CRM merged the contact of a leg's log into; empty for none. */
    public Optional<Contact> mergedInto(CallLeg leg) {
        return of(leg).map(DirectoryContact::contact)
                .filter(contact ->
                        key(leg).filter(key -> !key.id().equals(contact.id())).isPresent());
    }

    /** Masked: contacts are people. */
    @Override
    public String toString() {
        return "LogContacts[" + asked.size() + "]";
    }
}
