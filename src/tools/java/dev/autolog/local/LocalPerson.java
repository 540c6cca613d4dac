package dev.autolog.local;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A person who can sign in at the {@link LocalIssuer}.
 *
 * @param role {@code agent}, {@code supervisor} or {@code admin}
 */
public record LocalPerson(String accountId, String agentId, String name, String role) {
    private static final Set<String> ROLES = Set.of("agent", "supervisor", "admin");

    /** The people of the accounts of {@code make demo}: agents, supervisors and admins. */
    public static final List<LocalPerson> ALL = List.of(
            new LocalPerson("acme", "u-17", "Ada Park", "agent"),
            new LocalPerson("acme", "u-18", "Ben Ortiz", "agent"),
            new LocalPerson("acme", "u-19", "Cleo Marsden", "agent"),
            new LocalPerson("acme", "u-2", "Sam Okafor", "supervisor"),
            new LocalPerson("acme", "u-1", "Alma Reyes", "admin"),
            new LocalPerson("nordwind", "n-1", "Dorte Hansen", "agent"),
            new LocalPerson("nordwind", "n-2", "Erik Baum", "agent"),
            new LocalPerson("nordwind", "n-9", "Nele Vogt", "supervisor"),
            new LocalPerson("nordwind", "n-8", "Ida Lindt", "admin"),
            new LocalPerson("southbank", "b-4", "Flo Carter", "agent"),
            new LocalPerson("southbank", "b-5", "Gus Devlin", "agent"),
            new LocalPerson("southbank", "b-1", "Mia Tran", "supervisor"),
            new LocalPerson("southbank", "b-2", "Hal Osei", "admin"),
            new LocalPerson("newcomer", "k-1", "Kim Sato", "admin"));

    public LocalPerson {
        if (!ROLES.contains(role)) {
            throw new StartFailure("ROLE=" + role + " is none: agent, supervisor or admin");
        }
    }

    /** Any person; the name is that of the demo if it has the person, else the agent id. */
    public static LocalPerson of(String accountId, String agentId, String role) {
        String name = ALL.stream()
                .filter(known -> known.accountId.equals(accountId) && known.agentId.equals(agentId))
                .map(LocalPerson::name)
                .findFirst()
                .orElse(agentId);
        return new LocalPerson(accountId, agentId, name, role.toLowerCase(Locale.ROOT));
    }

    /** The person with the given {@link #id()}. */
    static LocalPerson withId(String id) {
        return ALL.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called that"));
    }

    /** An id of the person that is unique among all accounts. */
    String id() {
        return accountId + "/" + agentId;
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "LocalPerson[" + id() + ", " + role + "]";
    }
}
