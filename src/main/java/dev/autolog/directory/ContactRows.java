package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Association;
import dev.autolog.domain.Contact;
import dev.autolog.domain.ContactDates;
import dev.autolog.persistence.RowValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads contacts from rows of the table {@code contact}. */
@ApplicationScoped
class ContactRows {
    private static final String CONTACT = "c.contact_id, c.name, c.type, c.company, ";
    /** For longer texts, only the associations to show are read. */
    private static final String HAS_MANY = "octet_length(c.associations) > 8192";
    /** The columns that {@link #contact} expects, of the alias {@code c}; of many open associations only those to show. */
    static final String COLUMNS = CONTACT + "case when " + HAS_MANY
            + " then shown_associations(c.associations) else c.associations end as associations, case when " + HAS_MANY
            + " then open_associations(c.associations) end as open_count";
    /** The same columns with all associations. */
    static final String WHOLE = CONTACT + "c.associations, cast(null as integer) as open_count";
    /** The same columns without associations. */
    static final String WITHOUT_ASSOCIATIONS =
            CONTACT + "cast(null as text) as associations, cast(null as integer) as open_count";
    /** The size in bytes of a row with these columns, of an alias {@code m}. */
    static final String BYTES = "200 + octet_length(m.name) + coalesce(octet_length(m.type), 0)"
            + " + coalesce(octet_length(m.company), 0) + coalesce(octet_length(m.associations), 0) as bytes";

    static final int COUNT = 6;

    private static final TypeReference<List<Association>> ASSOCIATIONS = new TypeReference<>() {};

    private final ObjectMapper json;

    ContactRows(ObjectMapper json) {
        this.json = json;
    }

    /** Reads the contact whose {@link #COLUMNS} start at an index of the row. */
    Contact contact(Object[] row, int from) {
        List<Association> open = open((String) row[from + 4]);
        return new Contact(
                (String) row[from],
                (String) row[from + 1],
                (String) row[from + 2],
                (String) row[from + 3],
                open,
                row[from + 5] == null ? open.size() : ((Number) row[from + 5]).intValue());
    }

    /** Reads the dates of a contact whose columns {@code created_at, crm_updated_at} start at an index of the row. */
    static ContactDates dates(Object[] row, int from) {
        return new ContactDates(RowValues.time(row[from]), RowValues.time(row[from + 1]));
    }

    private List<Association> open(@Nullable String associations) {
        if (associations == null) {
            return List.of();
        }
        try {
            return json.readValue(associations, ASSOCIATIONS).stream()
                    .filter(Association::open)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the directory wrote cannot be read");
        }
    }
}
