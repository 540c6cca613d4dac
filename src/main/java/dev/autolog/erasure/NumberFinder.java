package dev.autolog.erasure;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds numbers in a restored database by their digests. */
final class NumberFinder {
    private static final String IS_ONE =
            "encode(sha256(convert_to(:p13 || %s, 'UTF8')), 'hex') = any (cast(:p14 as text[]))";
    private static final String OF_CALLS = "select distinct t.shown_number from call_leg t where "
            + ScannedTable.CALL_LEG.between() + " and " + IS_ONE.formatted("t.shown_number");
    private static final String OF_CONTACTS = "select distinct t.number from contact_phone t where "
            + ScannedTable.CONTACT_PHONE.between() + " and " + IS_ONE.formatted("t.number");

    private NumberFinder() {}

    /** The numbers in a range of calls or of contacts' phones. */
    static Uni<List<String>> in(Mutiny.StatelessSession session, KeyRange range, Erasure erasure) {
        String sql = range.table() == ScannedTable.CALL_LEG ? OF_CALLS : OF_CONTACTS;
        Mutiny.SelectionQuery<String> query = session.createNativeQuery(sql, String.class)
                .setParameter("p1", erasure.accountId())
                .setParameter("p13", erasure.salt())
                .setParameter("p14", erasure.digests().toArray(String[]::new));
        ScannedTable.parameters(range.from(), range.to()).forEach(query::setParameter);
        return query.getResultList();
    }

    /** All numbers without duplicates. */
    static List<String> union(Collection<String> known, Collection<String> found) {
        TreeSet<String> all = new TreeSet<>(known);
        all.addAll(found);
        return new ArrayList<>(all);
    }
}
