package dev.autolog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person or company in the CRM, as far as a call's decision needs it.
 *
 * @param id the CRM's id
 * @param name the name to show
 * @param type the CRM's word for the kind of contact, for example {@code Lead}; null when it has none
 * @param company the company's name; null when there is none
 * @param openAssociations what is open with this contact; of many only some, see {@link #openCount}: first those that do not
 *     tell when they came to be, then the newest
 * @param openCount how many are open, in all
 */
public record Contact(
        String id,
        String name,
        @Nullable String type,
        @Nullable String company,
        List<Association> openAssociations,
        int openCount) {
    public Contact {
        openAssociations = List.copyOf(openAssociations);
    }

    /** A contact with all that is open. */
    public Contact(
            String id,
            String name,
            @Nullable String type,
            @Nullable String company,
            List<Association> openAssociations) {
        this(id, name, type, company, openAssociations, openAssociations.size());
    }

    /** The association that is open, if it is the only one. */
    public Optional<Association> onlyOpenAssociation() {
        return openCount == 1 ? Optional.of(openAssociations.getFirst()) : Optional.empty();
    }

    /** This contact where it does not matter what is open. */
    Contact withoutAssociations() {
        return openCount == 0 ? this : new Contact(id, name, type, company, List.of());
    }

    /** This contact with at most so many of its open associations, and the count of all. */
    Contact withAtMost(int associations) {
        return openAssociations.size() <= associations
                ? this
                : new Contact(id, name, type, company, openAssociations.subList(0, associations), openCount);
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
