package dev.autolog.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record of {@code crm-contacts} to change piece by piece. */
public final class CrmContact {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode node;

    private CrmContact(ObjectNode node) {
        this.node = node;
    }

    /** A contact with phones as typed, read for the United States. */
    public static CrmContact of(String accountId, String contactId, String name, String... phones) {
        ObjectNode node = JSON.createObjectNode();
        node.put("accountId", accountId).put("contactId", contactId).put("name", name);
        node.put("type", "Lead").put("company", "Initech").put("region", "US");
        for (String phone : phones) {
            node.withArray("phones").add(phone);
        }
        node.put("updatedAt", "2026-11-01T08:30:00Z");
        return new CrmContact(node);
    }

    /** The same contact with one more deal. */
    public CrmContact deal(String id, boolean open) {
        ObjectNode copy = node.deepCopy();
        copy.withArray("associations")
                .addObject()
                .put("id", id)
                .put("kind", "deal")
                .put("title", "Deal " + id)
                .put("open", open);
        return new CrmContact(copy);
    }

    /** The same contact with one more deal that was created at a time. */
    public CrmContact deal(String id, boolean open, String createdAt) {
        ObjectNode copy = deal(id, open).node.deepCopy();
        ((ObjectNode) copy.withArray("associations")
                        .get(copy.withArray("associations").size() - 1))
                .put("createdAt", createdAt);
        return new CrmContact(copy);
    }

    /** The same contact with one more association of any kind. */
    public CrmContact association(String kind, String id, boolean open) {
        ObjectNode copy = node.deepCopy();
        copy.withArray("associations")
                .addObject()
                .put("id", id)
                .put("kind", kind)
                .put("title", kind + " " + id)
                .put("open", open);
        return new CrmContact(copy);
    }

    /** The same contact with as many open associations {@code o-0, o-1, …}, with titles of a length. */
    public CrmContact associations(String kind, int count, int titleLength) {
        return associations(kind, count, titleLength, true);
    }

    /** The same with closed ones. */
    public CrmContact closedAssociations(String kind, int count, int titleLength) {
        return associations(kind, count, titleLength, false);
    }

    private CrmContact associations(String kind, int count, int titleLength, boolean open) {
        ObjectNode copy = node.deepCopy();
        for (int i = 0; i < count; i++) {
            copy.withArray("associations")
                    .addObject()
                    .put("id", "o-" + i)
                    .put("kind", kind)
                    .put("title", "t".repeat(titleLength))
                    .put("open", open);
        }
        return new CrmContact(copy);
    }

    /** The same contact with a phone field of any JSON. */
    public CrmContact phone(String json) {
        ObjectNode copy = node.deepCopy();
        try {
            copy.withArray("phones").add(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return new CrmContact(copy);
    }

    /** The same contact without a field. */
    public CrmContact without(String field) {
        ObjectNode copy = node.deepCopy();
        copy.remove(field);
        return new CrmContact(copy);
    }

    /** The same contact with a field set. */
    public CrmContact with(String field, String value) {
        ObjectNode copy = node.deepCopy();
        copy.put(field, value);
        return new CrmContact(copy);
    }

    public String key() {
        return node.get("accountId").asText() + "/" + node.get("contactId").asText();
    }

    public String json() {
        return node.toString();
    }
}
