package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.WriteGuarantee.Findable;
import dev.autolog.crm.WriteGuarantee.UniqueKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to a {@link FakeCrm} that enforces keys, has a search that lags, or neither. */
record FakeAdapter(String kind, WriteGuarantee logGuarantee, FakeCrm crm) implements CrmAdapter, RecordPages {
    /** A contact of this id has its logs refused one by one. */
    static final String BAD_CONTACT = "c-bad";

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public ConnectionForm form() {
        return new ConnectionForm(kind, List.of(), new Authentication.SignIn(), List.of());
    }

    @Override
    public CrmLimits limits() {
        return new CrmLimits(100_000, Duration.ofSeconds(1), 10, TIMEOUT, 1 << 20);
    }

    @Override
    public List<ConnectionProblem> check(CrmSession session) {
        return crm.request(session, List::of);
    }

    @Override
    public Duration batchPause() {
        return crm.batchPause();
    }

    @Override
    public String webAddress(CrmSession session) {
        return crm.webAddress();
    }

    @Override
    public URI contactPage(String webAddress, String contactId) {
        return WebPage.of(webAddress, "/contacts/{id}", contactId);
    }

    @Override
    public URI logPage(String webAddress, String recordId, String contactId) {
        return WebPage.of(webAddress, "/logs/{id}", recordId);
    }

    @Override
    public ContactPage changedContacts(CrmSession session, @Nullable String cursor) {
        return crm.request(session, () -> crm.addressBook().changed(cursor));
    }

    @Override
    public ContactIdPage contactIds(CrmSession session, @Nullable String cursor) {
        return crm.request(session, () -> crm.addressBook().ids(cursor));
    }

    @Override
    public List<LogOutcome> writeLogs(CrmSession session, List<LogWrite> logs) {
        return crm.request(session, () -> {
            if (logs.stream().anyMatch(write -> crm.isRefused(write.log().contactId()))) {
                throw new CrmException(Remedy.PARK, "CONTACT_UNKNOWN", null);
            }
            return logs.stream().map(this::write).toList();
        });
    }

    private LogOutcome write(LogWrite write) {
        if (write.log().contactId().equals(BAD_CONTACT)) {
            return new LogOutcome.Rejected("BAD_CONTACT");
        }
        String recordId = write.recordId();
        if (logGuarantee instanceof UniqueKey) {
            recordId = crm.find(write.log().callLogId(), Duration.ZERO).orElse(null);
        } else if (recordId != null && !crm.update(recordId, write.log())) {
            return new LogOutcome.Gone();
        }
        if (recordId == null) {
            recordId = crm.create(write.log());
        }
        return crm.update(recordId, write.log()) ? new LogOutcome.Complete(recordId) : new LogOutcome.Gone();
    }

    @Override
    public Optional<String> findLog(CrmSession session, String callLogId, @Nullable CrmLog log) {
        Duration delay = logGuarantee instanceof Findable findable ? findable.searchDelay() : Duration.ZERO;
        return crm.request(session, () -> {
            crm.searched(log);
            return crm.find(callLogId, delay);
        });
    }

    @Override
    public void deleteLog(CrmSession session, String recordId) {
        crm.request(session, () -> {
            crm.delete(recordId);
            return recordId;
        });
    }

    @Override
    public String createContact(CrmSession session, NewCrmContact contact) {
        return crm.request(session, () -> crm.contact(contact));
    }

    @Override
    public List<CrmUser> users(CrmSession session) {
        return crm.request(session, () -> List.of(new CrmUser("user-7", "Ann", "Ann@Example.com")));
    }
}
