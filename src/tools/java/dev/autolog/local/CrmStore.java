package dev.autolog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contacts and logs of the {@link LocalCrm} in one JSON file, which is replaced with each change. Safe for threads. */
final class CrmStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANGE = "change";

    private final Path file;
    private final ObjectNode root;

    private CrmStore(Path file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    static CrmStore open(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("crm.json");
            ObjectNode root = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
            root.withObject("contacts");
            root.withObject("logs");
            return new CrmStore(file, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contacts that are not deleted. */
    synchronized List<ObjectNode> contacts() {
        return all("contacts").stream()
                .filter(contact -> !contact.path("deleted").asBoolean())
                .toList();
    }

    /** Contacts that changed after a change, deleted ones too, in the order of their changes. */
    synchronized List<ObjectNode> changedContacts(long after) {
        return all("contacts").stream()
                .filter(contact -> change(contact) > after)
                .sorted((a, b) -> Long.compare(change(a), change(b)))
                .toList();
    }

    synchronized List<ObjectNode> logs() {
        return all("logs");
    }

    synchronized Optional<ObjectNode> contact(String id) {
        return one("contacts", id).filter(contact -> !contact.path("deleted").asBoolean());
    }

    synchronized Optional<ObjectNode> log(String id) {
        return one("logs", id);
    }

    /** Stores a contact; one that is stored already in the same way does not change. */
    synchronized void putContact(String id, ObjectNode contact) {
        ObjectNode named = contact.deepCopy().put("id", id);
        named.remove(CHANGE);
        boolean isSame = one("contacts", id)
                .map(stored -> stored.without(CHANGE).equals(named))
                .orElse(false);
        if (!isSame) {
            long change = root.path("changes").asLong() + 1;
            root.put("changes", change);
            root.withObject("contacts").set(id, named.put(CHANGE, change));
            save();
        }
    }

    synchronized void deleteContact(String id) {
        putContact(id, JSON.createObjectNode().put("deleted", true));
    }

    synchronized void putLog(String id, ObjectNode log) {
        root.withObject("logs").set(id, log.deepCopy().put("id", id));
        save();
    }

    synchronized void deleteLog(String id) {
        root.withObject("logs").remove(id);
        save();
    }

    static long change(JsonNode contact) {
        return contact.path(CHANGE).asLong();
    }

    private List<ObjectNode> all(String what) {
        List<ObjectNode> all = new ArrayList<>();
        root.path(what).forEach(one -> all.add(((ObjectNode) one).deepCopy()));
        return all;
    }

    private Optional<ObjectNode> one(String what, String id) {
        return root.path(what).get(id) instanceof ObjectNode found ? Optional.of(found.deepCopy()) : Optional.empty();
    }

    private void save() {
        try {
            Path next = file.resolveSibling("crm.json.next");
            JSON.writeValue(next.toFile(), root);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
