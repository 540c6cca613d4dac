package dev.autolog.crm;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CRM, fake or real, as its own users see it. */
public interface CrmServer extends AutoCloseable {
    URI address();

    /** What an admin enters, beside the address. */
    Map<String, String> settings();

    /** A contact with one or two numbers. */
    String addContact(String name, List<String> phones);

    void renameContact(String id, String name);

    void deleteContact(String id);

    /** An open deal of a contact. */
    String addDeal(String contactId, String title);

    void closeDeal(String id);

    /** All logs that stand in it. */
    List<SeenLog> logs();

    /** The contact that a placeholder became, as often as it is there. */
    List<String> contactsOf(String placeholderId);

    @Override
    void close();

    /**
     * A log as it stands in the CRM.
     *
     * @param dealId null for none
     */
    record SeenLog(
            String callLogId,
            String recordId,
            List<String> contactIds,
            @Nullable String dealId,
            String text,
            Instant startedAt,
            int talkSeconds,
            boolean isInbound) {}
}
