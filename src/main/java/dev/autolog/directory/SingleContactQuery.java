package dev.autolog.directory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds a number that a single contact has. */
@ApplicationScoped
public class SingleContactQuery {
    // Of the first thousand numbers, so that an account in which all numbers are shared costs no more.
    private static final String NUMBER =
            "select p.number from (select account_id, number, contact_id from contact_phone"
                    + " where account_id = ?1 and number is not null and extension is null order by number limit 1000) p"
                    + " where not exists (select 1 from contact_phone o where o.account_id = p.account_id"
                    + " and o.number = p.number and o.extension is null and o.contact_id <> p.contact_id)"
                    + " and not exists (select 1 from own_line l where l.account_id = p.account_id and l.line = p.number)"
                    + " limit 1";

    /** A number in E.164; empty if no contact has one of its own. */
    public Uni<Optional<String>> number(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(NUMBER, String.class)
                .setParameter(1, accountId)
                .getResultList()
                .map(numbers -> numbers.stream().findFirst());
    }
}
