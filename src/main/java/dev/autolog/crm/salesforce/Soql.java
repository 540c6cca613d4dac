package dev.autolog.crm.salesforce;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values in SOQL queries and paths, of alphabets that need no escapes. */
final class Soql {
    private static final String ID = "[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18}";

    private Soql() {}

    /** Whether it has the form of a record's id. */
    static boolean isId(String text) {
        return text.matches(ID);
    }

    /** An id, for paths. */
    static String checkedId(String id) {
        return checked(id, ID);
    }

    /** A quoted id. */
    static String id(String id) {
        return "'" + checkedId(id) + "'";
    }

    /** A list of quoted ids. */
    static String ids(Collection<String> ids) {
        return ids.stream().map(Soql::id).collect(Collectors.joining(",", "(", ")"));
    }

    /** A quoted mark of Autolog's own. */
    static String mark(String mark) {
        return "'" + checked(mark, "[\\w.:-]{1,100}") + "'";
    }

    private static String checked(String text, String alphabet) {
        if (!text.matches(alphabet)) {
            throw new CrmException(Remedy.PARK, "ID_MALFORMED", null);
        }
        return text;
    }
}
