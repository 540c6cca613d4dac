package dev.autolog.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages of the {@link LocalCrm}. */
final class CrmPages {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Demo CRM</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
            table { border-collapse: collapse; width: 100%%; overflow-wrap: anywhere }
            th, td { padding: .4rem .75rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid GrayText }
            .text { white-space: pre-wrap }
            </style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            """;
    private static final String TAIL = "</main>\n</body>\n</html>\n";

    private CrmPages() {}

    /** All contacts with the number of their logs. */
    static String contacts(CrmStore store) {
        List<ObjectNode> logs = store.logs();
        String rows = store.contacts().stream()
                .sorted(Comparator.comparing(contact -> text(contact, "name")))
                .map(contact -> "<tr><td>" + link(contact) + "<td>" + text(contact, "company") + "<td>"
                        + phones(contact) + "<td>" + of(contact, logs).size() + "\n")
                .collect(Collectors.joining());
        String table = rows.isEmpty()
                ? "<p>No contacts yet. <code>make demo</code> brings some.\n"
                : "<table><thead><tr><th>Name<th>Company<th>Phone<th>Logs</thead><tbody>\n" + rows
                        + "</tbody></table>\n";
        return HEAD.formatted("Contacts") + table + "<p>Token for Autolog: <code>" + LocalCrm.TOKEN + "</code>\n"
                + TAIL;
    }

    /** A contact with its deals and logs; empty if there is none. */
    static Optional<String> contact(CrmStore store, String id) {
        return store.contact(id)
                .map(contact -> HEAD.formatted(text(contact, "name")) + "<p>" + text(contact, "company")
                        + "<p>" + phones(contact) + deals(contact) + "<h2>Logs</h2>\n" + logs(of(contact, store.logs()))
                        + "<p><a href=\"/\">All contacts</a>\n" + TAIL);
    }

    /** A log; empty if there is none. */
    static Optional<String> log(CrmStore store, String id) {
        return store.log(id)
                .map(log -> HEAD.formatted(text(log, "subject"))
                        + logs(List.of(log))
                        + store.contact(log.path("contactId").asText())
                                .map(contact -> "<p>" + link(contact) + "\n")
                                .orElse("")
                        + TAIL);
    }

    private static String deals(JsonNode contact) {
        List<String> lines = new ArrayList<>();
        contact.path("deals")
                .forEach(deal -> lines.add("<li>" + text(deal, "kind") + ": " + text(deal, "title")
                        + (deal.path("open").asBoolean() ? "" : " (closed)")));
        return lines.isEmpty() ? "" : "<ul>" + String.join("\n", lines) + "</ul>\n";
    }

    private static String logs(List<ObjectNode> logs) {
        if (logs.isEmpty()) {
            return "<p>None yet.\n";
        }
        return "<table><thead><tr><th>Time (UTC)<th>Kind<th>Seconds<th>Text</thead><tbody>\n"
                + logs.stream()
                        .sorted(Comparator.comparing((ObjectNode log) -> text(log, "startedAt"))
                                .reversed())
                        .map(log -> "<tr><td>"
                                + text(log, "startedAt").replace('T', ' ').replaceAll("(\\.\\d+)?Z$", "")
                                + "<td>" + kind(log) + "<td>" + text(log, "talkSeconds") + "<td><a href=\"/logs/"
                                + text(log, "id") + "\">" + text(log, "subject") + "</a><div class=\"text\">"
                                + text(log, "text") + "</div>\n")
                        .collect(Collectors.joining())
                + "</tbody></table>\n";
    }

    private static String kind(JsonNode log) {
        return (log.path("inbound").asBoolean() ? "incoming " : "outgoing ")
                + (log.path("message").asBoolean() ? "SMS" : "call");
    }

    private static List<ObjectNode> of(JsonNode contact, List<ObjectNode> logs) {
        return logs.stream()
                .filter(log -> log.path("contactId").equals(contact.path("id")))
                .toList();
    }

    private static String link(JsonNode contact) {
        return "<a href=\"/contacts/" + text(contact, "id") + "\">" + text(contact, "name") + "</a>";
    }

    private static String phones(JsonNode contact) {
        List<String> phones = new ArrayList<>();
        contact.path("phones").forEach(phone -> phones.add(escaped(phone.asText())));
        return String.join(", ", phones);
    }

    private static String text(JsonNode object, String field) {
        return escaped(object.path(field).asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
