package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.LogMark;
import dev.autolog.local.LocalTryton;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** A real Tryton with a database of its own. What stands in it is read from that database, beside Tryton. */
@NullUnmarked
final class TrytonServer implements CrmServer {
    static final String USER = "autolog";
    /** With few characters more than once, as Tryton requires. */
    static final String PASSWORD = "sale-Notiz_6.0";

    private static final Pattern CALL = Pattern.compile(
            "(?m)^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d\\d:\\d\\d) · (inbound|outbound) · (\\d+) min (\\d+) s");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final LocalTryton tryton;
    private final String database;
    private final TrytonClient client;

    TrytonServer(LocalTryton tryton) {
        this(tryton, tryton.copy());
    }

    TrytonServer(LocalTryton tryton, String database) {
        this.tryton = tryton;
        this.database = database;
        client = new TrytonClient(tryton.address(), database);
    }

    /**
     * What a company has before it works with Tryton: countries, a currency, the company, and a user for the connector who is in the
     * group that works on opportunities.
     */
    void setUp() {
        for (String[] country :
                new String[][] {{"Germany", "DE"}, {"France", "FR"}, {"United Kingdom", "GB"}, {"United States", "US"}
                }) {
            client.create("country.country", Map.of("name", country[0], "code", country[1]));
        }
        long currency = client.create("currency.currency", Map.of("name", "Euro", "code", "EUR", "symbol", "€"));
        long party = client.create("party.party", Map.of("name", "Acme"));
        long company = client.create("company.company", Map.of("party", party, "currency", currency));
        Map<String, Object> ofCompany =
                Map.of("companies", List.of(List.of("add", List.of(company))), "company", company);
        client.write("res.user", 1, ofCompany);
        Map<String, Object> user = new HashMap<>(ofCompany);
        user.putAll(Map.of("name", "Autolog", "login", USER, "password", PASSWORD));
        user.put("groups", List.of(List.of("add", List.of(group("Sale Opportunity")))));
        client.create("res.user", user);
    }

    private long group(String name) {
        return client.call("res.group", "search", List.of(List.of("name", "=", name)), 0, 1, List.of())
                .path(0)
                .asLong();
    }

    /** A person who works in it. */
    TrytonClient client() {
        return client;
    }

    String database() {
        return database;
    }

    /** Merges a party into another, as the wizard of Tryton's own client does. */
    void merge(String from, String into) {
        Map<String, Object> parties = Map.of("source", Long.parseLong(from), "destination", Long.parseLong(into));
        wizard("party.replace", parties, "replace");
    }

    /** Erases what is personal of an inactive party, as the wizard of Tryton's own client does. */
    void erase(String id) {
        wizard("party.erase", Map.of("party", Long.parseLong(id)), "erase");
    }

    private void wizard(String name, Map<String, Object> values, String button) {
        Map<String, Object> context = Map.of();
        JsonNode session = client.request("wizard." + name + ".create", context).path(0);
        client.request("wizard." + name + ".execute", context, session, Map.of("ask", values), button);
        client.request("wizard." + name + ".delete", context, session);
    }

    /** A number of rows, or another single value. */
    long number(String statement) {
        List<Long> found = new ArrayList<>();
        query(statement, row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    /** Changes rows of Tryton's own database, behind its back. */
    void change(String statement) {
        try (Connection connection = tryton.connect(database);
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public URI address() {
        return tryton.address();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("database", database, "user", USER, "password", PASSWORD);
    }

    @Override
    public String addContact(String name, List<String> phones) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < phones.size(); i++) {
            numbers.add(Map.of("type", i == 0 ? "phone" : "mobile", "value", phones.get(i)));
        }
        return Long.toString(client.create(
                "party.party", Map.of("name", name, "contact_mechanisms", List.of(List.of("create", numbers)))));
    }

    @Override
    public void renameContact(String id, String name) {
        client.write("party.party", Long.parseLong(id), Map.of("name", name));
    }

    @Override
    public void deleteContact(String id) {
        client.delete("party.party", Long.parseLong(id));
    }

    @Override
    public String addDeal(String contactId, String title) {
        long company = number("select min(id) from company_company");
        Map<String, Object> values =
                Map.of("party", Long.parseLong(contactId), "description", title, "company", company);
        return Long.toString(client.create("sale.opportunity", values));
    }

    @Override
    public void closeDeal(String id) {
        client.call("sale.opportunity", "lost", List.of(Long.parseLong(id)));
    }

    @Override
    public List<SeenLog> logs() {
        List<SeenLog> logs = new ArrayList<>();
        query(
                "select n.id, n.message, n.resource, coalesce(o.party, split_part(n.resource, ',', 2)::int) as party"
                        + " from ir_note n left join sale_opportunity o on n.resource = 'sale.opportunity,' || o.id"
                        + " where n.message like '%[autolog:%' order by n.id",
                row -> logs.add(seen(row)));
        return logs;
    }

    private static SeenLog seen(ResultSet row) throws SQLException {
        String message = row.getString("message");
        String resource = row.getString("resource");
        Matcher call = CALL.matcher(message);
        if (!call.find()) {
            throw new AssertionError("a note without the line of its call");
        }
        String deal = resource.startsWith("sale.opportunity,") ? resource.substring(resource.indexOf(',') + 1) : null;
        String callLogId = Objects.requireNonNull(LogMark.in(message)).callLogId();
        return new SeenLog(
                callLogId,
                row.getLong("id") + "/" + callLogId,
                List.of(row.getString("party")),
                deal,
                message,
                OffsetDateTime.parse(call.group(1), TIME).toInstant(),
                Integer.parseInt(call.group(3)) * 60 + Integer.parseInt(call.group(4)),
                call.group(2).equals("inbound"));
    }

    @Override
    public List<String> contactsOf(String placeholderId) {
        List<String> ids = new ArrayList<>();
        query(
                "select id from party_party where code = ?",
                row -> ids.add(row.getString(1)),
                "autolog-" + placeholderId);
        return ids;
    }

    /** Something that is done with a row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads rows of Tryton's own database. */
    void query(String statement, RowReader reader, Object... parameters) {
        try (Connection connection = tryton.connect(database);
                PreparedStatement query = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
