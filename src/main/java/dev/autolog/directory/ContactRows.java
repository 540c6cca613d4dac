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
    /** What {@link #contact} takes, of the alias {@code c}. */
    static final String COLUMNS = "c.contact_id, c.name, c.type, c.company, c.associations";

    static final int COUNT = 5;

    private static final TypeReference<List<Association>> ASSOCIATIONS = new TypeReference<>() {};

    private final ObjectMapper json;

    ContactRows(ObjectMapper json) {
        this.json = json;
    }

    /** The contact whose {@link #COLUMNS} begin at an index of the row. */
    Contact contact(Object[] row, int from) {
        return new Contact(
                (String) row[from],
                (String) row[from + 1],
                (String) row[from + 2],
                (String) row[from + 3],
                open((String) row[from + 4]));
    }

    /** When the contact came to be, of a row whose columns {@code created_at, crm_updated_at} begin at an index. */
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
