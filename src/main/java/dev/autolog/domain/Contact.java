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
 * @param openAssociations what is open with this contact
 */
public record Contact(
        String id,
        String name,
        @Nullable String type,
        @Nullable String company,
        List<Association> openAssociations) {
    public Contact {
        openAssociations = List.copyOf(openAssociations);
    }

    /** The association that is open, if it is the only one. */
    public Optional<Association> onlyOpenAssociation() {
        return openAssociations.size() == 1 ? Optional.of(openAssociations.getFirst()) : Optional.empty();
    }

    /** This contact where it does not matter what is open. */
    Contact withoutAssociations() {
        return openAssociations.isEmpty() ? this : new Contact(id, name, type, company, List.of());
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
