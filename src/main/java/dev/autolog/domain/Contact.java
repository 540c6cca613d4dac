package dev.autolog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person or company of the CRM, with the properties that decide a call.
 *
 * @param id the CRM's id
 * @param name the name to show
 * @param type the CRM's term for its type, for example {@code Lead}; null for none
 * @param company the company's name; null for none
 * @param openAssociations its open associations, perhaps not all, see {@link #openCount}: first those without a creation date,
 *     then the newest
 * @param openCount the number of all open associations
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

    /** A contact with all of its open associations. */
    public Contact(
            String id,
            String name,
            @Nullable String type,
            @Nullable String company,
            List<Association> openAssociations) {
        this(id, name, type, company, openAssociations, openAssociations.size());
    }

    /** The open association if there is exactly one. */
    public Optional<Association> onlyOpenAssociation() {
        return openCount == 1 ? Optional.of(openAssociations.getFirst()) : Optional.empty();
    }

    /** This contact without its associations, for uses that do not need them. */
    Contact withoutAssociations() {
        return openCount == 0 ? this : new Contact(id, name, type, company, List.of());
    }

    /** This contact with at most the given number of open associations, and the count of all. */
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
