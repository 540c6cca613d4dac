package dev.autolog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.crm.CrmServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo CRM as its own users see it. */
public final class DemoCrmServer implements CrmServer {
    private final LocalCrm crm;
    private int lastId;

    /** Starts it with its data in an empty folder. */
    public DemoCrmServer(Path folder) {
        crm = LocalCrm.start(folder, 0);
    }

    @Override
    public URI address() {
        return crm.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("token", LocalCrm.TOKEN);
    }

    @Override
    public String addContact(String name, List<String> phones) {
        String id = "c-" + ++lastId;
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("name", name);
        phones.forEach(contact.putArray("phones")::add);
        contact.putArray("deals");
        crm.store().putContact(id, contact);
        return id;
    }

    @Override
    public void renameContact(String id, String name) {
        crm.store().putContact(id, contact(id).put("name", name));
    }

    @Override
    public void deleteContact(String id) {
        crm.store().deleteContact(id);
    }

    @Override
    public String addDeal(String contactId, String title) {
        ObjectNode contact = contact(contactId);
        String id = "deal-" + ++lastId;
        contact.withArray("/deals")
                .addObject()
                .put("id", id)
                .put("kind", "deal")
                .put("title", title)
                .put("open", true);
        crm.store().putContact(contactId, contact);
        return id;
    }

    @Override
    public void closeDeal(String id) {
        for (ObjectNode contact : crm.store().contacts()) {
            for (JsonNode deal : contact.path("deals")) {
                if (deal.path("id").asText().equals(id)) {
                    ((ObjectNode) deal).put("open", false);
                    crm.store().putContact(contact.path("id").asText(), contact);
                }
            }
        }
    }

    private ObjectNode contact(String id) {
        return crm.store().contact(id).orElseThrow();
    }

    @Override
    public List<SeenLog> logs() {
        return crm.store().logs().stream()
                .map(log -> new SeenLog(
                        log.path("id").asText(),
                        log.path("id").asText(),
                        List.of(log.path("contactId").asText()),
                        orNull(log.path("dealId").asText()),
                        log.path("text").asText(),
                        Instant.parse(log.path("startedAt").asText()),
                        log.path("talkSeconds").asInt(),
                        log.path("inbound").asBoolean()))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public List<String> contactsOf(String placeholderId) {
        return crm.store().contacts().stream()
                .filter(contact -> contact.path("placeholderId").asText().equals(placeholderId))
                .map(contact -> contact.path("id").asText())
                .toList();
    }

    @Override
    public void close() {
        crm.close();
    }
}
