package dev.autolog.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The contacts of the model as records of the CRM; each line has up to two. */
record Contacts(World world) {
    /** The id of a line's first (0) or second (1) contact. */
    static String id(int account, int line, int which) {
        return World.accountId(account) + "-c-" + line + "-" + which;
    }

    static String dealId(String contactId, int deal) {
        return contactId + "-d-" + deal;
    }

    /** The states of both contacts of a line at the beginning of the run. */
    static List<ContactState> first(int account, int line) {
        return switch (LineRole.of(account, line)) {
            case ONE_CONTACT, CHANGING -> List.of(new ContactState(true, 0), ContactState.ABSENT);
            case ONE_CONTACT_ONE_DEAL -> List.of(new ContactState(true, 1), ContactState.ABSENT);
            case ONE_CONTACT_SEVERAL_DEALS -> List.of(new ContactState(true, 2), ContactState.ABSENT);
            case SEVERAL_CONTACTS -> List.of(new ContactState(true, 0), new ContactState(true, 1));
            case NO_CONTACT -> List.of(ContactState.ABSENT, ContactState.ABSENT);
        };
    }

    /** The outcome of a call with a stable line. */
    static ModelOutcome outcome(int account, int line) {
        List<ContactState> both = first(account, line);
        return ModelOutcome.of(account, line, both.getFirst(), both.getLast());
    }

    /** All contacts at the beginning of the run. */
    List<TortureRecord> initial() {
        List<TortureRecord> all = new ArrayList<>();
        for (int account = 0; account < World.ACCOUNTS; account++) {
            for (int line = 0; line < World.LINES; line++) {
                List<ContactState> both = first(account, line);
                for (int which = 0; which < 2; which++) {
                    if (both.get(which).present()) {
                        all.add(of(account, line, which, both.get(which), 1));
                    }
                }
            }
        }
        return all;
    }

    /**
     * A contact's record.
     *
     * @param version the CRM's version; a higher one is newer
     */
    TortureRecord of(int account, int line, int which, ContactState state, int version) {
        String id = id(account, line, which);
        ObjectNode contact = JsonNodeFactory.instance.objectNode();
        contact.put("accountId", World.accountId(account))
                .put("contactId", id)
                .put("name", "Contact " + id)
                .put("type", "Lead")
                .put("company", "Company of " + id);
        var phones = contact.putArray("phones");
        if (state.present()) {
            phones.add(NumberPlan.typed(line, account + which));
            contact.put("region", NumberPlan.region(line));
        }
        var deals = contact.putArray("associations");
        for (int deal = 1; deal <= state.openDeals() + 1; deal++) {
            deals.addObject()
                    .put("id", dealId(id, deal))
                    .put("kind", "deal")
                    .put("title", "Deal " + dealId(id, deal))
                    // One more deal is closed; no call may use it.
                    .put("open", deal <= state.openDeals());
        }
        Instant updated = world.begin().minusSeconds(1_000_000).plusSeconds(version);
        contact.put("createdAt", world.begin().minusSeconds(2_000_000).toString());
        contact.put("updatedAt", updated.toString());
        return new TortureRecord(
                "contact-" + id + "/" + version, TortureRecord.CONTACTS, key(account, id), contact.toString());
    }

    /** The tombstone of a contact. */
    static TortureRecord deleted(int account, int line, int which, int version) {
        String id = id(account, line, which);
        return new TortureRecord("contact-" + id + "/" + version, TortureRecord.CONTACTS, key(account, id), null);
    }

    private static String key(int account, String id) {
        return World.accountId(account) + "/" + id;
    }
}
