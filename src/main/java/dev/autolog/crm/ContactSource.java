package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/** How the contacts of one kind of system are read, and created for placeholders. */
public interface ContactSource extends CrmConnector {
    /**
     * Contacts that changed, oldest change first. Pages may overlap: a contact that comes twice is published once.
     *
     * @param cursor where the page before ended; null for the first of all
     * @throws CrmException with {@link CrmException#CURSOR_REFUSED} if reading has to start over
     */
    ContactPage changedContacts(CrmSession session, @Nullable String cursor);

    /**
     * The ids of all contacts, for finding those that were deleted without a word. Fails rather than to leave one out.
     *
     * @param cursor where the page before ended; null for the first
     */
    ContactIdPage contactIds(CrmSession session, @Nullable String cursor);

    /**
     * Creates the contact that a placeholder stands for, or finds the one that an earlier attempt created.
     *
     * @return its id
     */
    String createContact(CrmSession session, NewCrmContact contact);
}
