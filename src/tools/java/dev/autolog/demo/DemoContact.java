package dev.autolog.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A contact of the demo's CRM, one line of {@code contacts.tsv}.
 *
 * @param region the country code for numbers without one; empty for the account's default
 * @param phones the numbers as a person typed them
 * @param number the number of the contact in the demo's calls, in E.164
 */
record DemoContact(
        String accountId,
        String contactId,
        String name,
        String type,
        String company,
        String region,
        List<String> phones,
        String number,
        List<Deal> deals) {

    /** An association that a call can be logged with. */
    record Deal(String kind, String title, boolean open) {}

    static DemoContact parse(String line) {
        String[] fields = line.split("\t", -1);
        return new DemoContact(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                orEmpty(fields[5]),
                parts(fields[6]),
                fields[7],
                parts(fields[8]).stream().map(DemoContact::deal).toList());
    }

    /** The number of open associations. */
    long openDeals() {
        return deals.stream().filter(Deal::open).count();
    }

    DemoRecord toRecord(Instant now) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode contact = json.objectNode()
                .put("accountId", accountId)
                .put("contactId", contactId)
                .put("name", name)
                .put("type", type)
                .put("company", company);
        phones.forEach(contact.putArray("phones")::add);
        if (!region.isEmpty()) {
            contact.put("region", region);
        }
        addDeals(contact.putArray("associations"));
        contact.put("createdAt", now.minus(Duration.ofDays(400)).toString());
        contact.put("updatedAt", now.toString());
        return new DemoRecord("crm-contacts", accountId + "/" + contactId, contact.toString(), false);
    }

    /** As the demo CRM takes it. */
    ObjectNode toCrm() {
        ObjectNode contact = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("company", company)
                .put("region", region);
        phones.forEach(contact.putArray("phones")::add);
        addDeals(contact.putArray("deals"));
        return contact;
    }

    private void addDeals(ArrayNode list) {
        for (int i = 0; i < deals.size(); i++) {
            Deal deal = deals.get(i);
            list.addObject()
                    .put("id", deal.kind + "-" + contactId + "-" + (i + 1))
                    .put("kind", deal.kind)
                    .put("title", deal.title)
                    .put("open", deal.open);
        }
    }

    private static Deal deal(String text) {
        String[] parts = text.split(":", -1);
        return new Deal(parts[0], parts[1], parts[2].equals("open"));
    }

    private static List<String> parts(String field) {
        return orEmpty(field).isEmpty() ? List.of() : Arrays.asList(field.split("\\|", -1));
    }

    private static String orEmpty(String field) {
        return field.equals("-") ? "" : field;
    }
}
