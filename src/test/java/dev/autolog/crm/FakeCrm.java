package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A CRM in memory, with the faults of a real one. */
final class FakeCrm {
    /** Every request with a log on this contact is refused. */
    static final String REFUSED_CONTACT = "c-refused";

    /** What happens to a request. */
    enum Fault {
        NONE,
        /** No answer, and nothing was done. */
        LOST_REQUEST,
        /** No answer, though it was done. */
        LOST_ANSWER,
        BUSY,
        SIGNED_OUT,
        /** The instance that asks dies before the CRM hears of it. */
        KILLED_BEFORE,
        /** The instance that asks dies when the CRM has done it. */
        KILLED_AFTER
    }

    /** The end of an instance: nothing of it runs any more. */
    static final class KilledError extends Error {
        private static final long serialVersionUID = 1;
    }

    record StoredLog(String id, CrmLog log, Instant createdAt) {}

    private final Clock clock;
    private final FakeContacts addressBook;
    private final Map<String, StoredLog> logs = new LinkedHashMap<>();
    private final Map<String, NewCrmContact> contacts = new LinkedHashMap<>();
    private final Set<String> refusedContacts = new HashSet<>(Set.of(REFUSED_CONTACT));
    private final List<String> searchedContacts = new ArrayList<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private boolean refusesNewContacts;
    private int lastId;
    private int requests;
    private Runnable beforeAnswer = () -> {};
    private Duration batchPause = Duration.ZERO;
    private Supplier<String> webAddress = () -> "https://crm.example.com";

    /** How long its adapter gathers logs. */
    void batchPause(Duration pause) {
        batchPause = pause;
    }

    Duration batchPause() {
        return batchPause;
    }

    /** What it answers when it is asked for the address of its pages. */
    void webAddress(Supplier<String> answer) {
        webAddress = answer;
    }

    String webAddress() {
        return webAddress.get();
    }

    FakeCrm(Clock clock) {
        this.clock = clock;
        addressBook = new FakeContacts(clock);
    }

    /** The contacts that its users have made. */
    FakeContacts addressBook() {
        return addressBook;
    }

    /** What happens to the next requests. */
    synchronized void faults(List<Fault> next) {
        faults.addAll(next);
    }

    /** Runs within the next request, when the CRM has done it. */
    synchronized void beforeNextAnswer(Runnable work) {
        beforeAnswer = work;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized List<StoredLog> logs() {
        return List.copyOf(logs.values());
    }

    synchronized Map<String, NewCrmContact> contacts() {
        return Map.copyOf(contacts);
    }

    /** A person deletes all logs. */
    synchronized void deleteLogs() {
        logs.clear();
    }

    synchronized <T> T request(CrmSession session, Supplier<T> effect) {
        var _ = session.send(new CrmRequest("POST", "/", Map.of(), null));
        requests++;
        Fault fault = Optional.ofNullable(faults.poll()).orElse(Fault.NONE);
        switch (fault) {
            case LOST_REQUEST -> throw new CrmException(Remedy.RETRY, "NO_ANSWER", null);
            case BUSY -> throw new CrmException(Remedy.WAIT, "BUSY", Duration.ofSeconds(7));
            case SIGNED_OUT -> throw new CrmException(Remedy.SIGN_IN, "TOKEN_REVOKED", null);
            case KILLED_BEFORE -> throw new KilledError();
            case NONE, LOST_ANSWER, KILLED_AFTER -> {}
        }
        T answer = effect.get();
        Runnable work = beforeAnswer;
        beforeAnswer = () -> {};
        work.run();
        return switch (fault) {
            case LOST_ANSWER -> throw new CrmException(Remedy.RETRY, "NO_ANSWER", null);
            case KILLED_AFTER -> throw new KilledError();
            default -> answer;
        };
    }

    /** Creates a log. */
    String create(CrmLog log) {
        String id = "r-" + ++lastId;
        logs.put(id, new StoredLog(id, log, clock.instant()));
        return id;
    }

    /** Replaces a log, and says whether it was there. */
    boolean update(String id, CrmLog log) {
        return logs.computeIfPresent(id, (_, before) -> new StoredLog(id, log, before.createdAt())) != null;
    }

    void delete(String id) {
        logs.remove(id);
    }

    /** Whether requests to create a contact are refused from now on. */
    synchronized void refuseNewContacts(boolean refuses) {
        refusesNewContacts = refuses;
    }

    /** Requests with a log on a contact are refused from now on. */
    synchronized void refuse(String contactId) {
        refusedContacts.add(contactId);
    }

    boolean isRefused(String contactId) {
        return refusedContacts.contains(contactId);
    }

    void searched(@Nullable CrmLog log) {
        if (log != null) {
            searchedContacts.add(log.contactId());
        }
    }

    /** On which contacts logs were searched for. */
    synchronized List<String> searchedContacts() {
        return List.copyOf(searchedContacts);
    }

    /** The oldest log with a mark, of those that are older than the delay of a search. */
    Optional<String> find(String callLogId, Duration searchDelay) {
        Instant seen = clock.instant().minus(searchDelay);
        return logs.values().stream()
                .filter(stored -> stored.log().callLogId().equals(callLogId)
                        && !stored.createdAt().isAfter(seen))
                .min(Comparator.comparing(StoredLog::createdAt))
                .map(StoredLog::id);
    }

    String contact(NewCrmContact contact) {
        if (refusesNewContacts) {
            throw new CrmException(CrmException.Remedy.PARK, "CONTACT_REFUSED", null);
        }
        for (Map.Entry<String, NewCrmContact> known : contacts.entrySet()) {
            if (known.getValue().placeholderId().equals(contact.placeholderId())) {
                return known.getKey();
            }
        }
        String id = "k-" + ++lastId;
        contacts.put(id, contact);
        return id;
    }

    /** Which logs stand in it more than once. */
    synchronized List<String> doubles() {
        List<String> doubles = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        logs.values().forEach(stored -> {
            String mark = stored.log().callLogId();
            if (seen.contains(mark)) {
                doubles.add(mark);
            }
            seen.add(mark);
        });
        return doubles;
    }
}
