package dev.autolog.bench;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings of every kind for the account and each of its agents, which leave the outcome of each call unchanged. */
final class ManySettings {
    private static final int DO_NOT_LOG = 1000;

    private final Stack stack;

    ManySettings(Stack stack) {
        this.stack = stack;
    }

    void set() throws SQLException {
        String list = IntStream.range(0, DO_NOT_LOG)
                .mapToObj(i -> "{\"kind\":\"" + (i % 10 == 0 ? "PREFIX" : "NUMBER") + "\",\"value\":\"+99"
                        + (1_000_000 + i) + "\",\"reason\":\"Supplier\"}")
                .collect(Collectors.joining(","));
        String owners = IntStream.range(0, CallScript.AGENTS)
                .mapToObj(i -> "\"agent" + i + "@acme.example\":\"crm-" + i + "\"")
                .collect(Collectors.joining(","));
        String settings =
                "{\"trial\":{\"on\":false,\"agents\":[]},\"severalAssociations\":\"NEWEST\",\"contactTypes\":[\""
                        + PhoneBook.Person.TYPE + "\",\"Partner\"],\"doNotLog\":[" + list
                        + "],\"whichCalls\":{\"missedButAnsweredByOthers\":false},\"owners\":{\"byAgent\":{" + owners
                        + "},\"fallback\":\"crm-0\"},\"timeZone\":\"America/Los_Angeles\",\"numberFormats\":["
                        + "{\"pattern\":\"9##########\",\"e164\":\"+1##########\"},{\"pattern\":\"0#########\",\"e164\":\"+31#########\"}],"
                        + "\"logContent\":{\"inboundSubject\":\"{result} at {time}: {contact} to {agent} by {queue}\"}}";
        stack.execute(
                "insert into account_settings (account_id, settings, locked) values ('" + CallScript.ACCOUNT + "', '"
                        + settings + "', '[\"noContactMatch\"]')",
                "insert into agent_settings (account_id, agent_id, settings) select '" + CallScript.ACCOUNT
                        + "', 'u-' || n, '{\"autoLogCalls\":true,\"popUpOnly\":false,\"severalContacts\":\"ASK\"}'"
                        + " from generate_series(0, " + (CallScript.AGENTS - 1) + ") n");
    }

    void reset() throws SQLException {
        stack.execute("delete from account_settings", "delete from agent_settings");
    }
}
