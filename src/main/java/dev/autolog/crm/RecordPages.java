package dev.autolog.crm;

import java.net.URI;

/** A CRM that shows its records on pages of their own, which people open in a browser. */
public interface RecordPages extends CrmConnector {
    /**
     * Asks where people open the CRM.
     *
     * @return an address without a slash at its end, such as {@code https://acme.pipedrive.com}
     * @throws CrmException if the CRM does not say
     */
    String webAddress(CrmSession session);

    /**
     * The page of a contact.
     *
     * @param webAddress what {@link #webAddress} returned
     */
    URI contactPage(String webAddress, String contactId);

    /**
     * The page of a log, or the one that shows it.
     *
     * @param webAddress what {@link #webAddress} returned
     * @param recordId the CRM's id of the log
     * @param contactId the contact that it stands on
     */
    URI logPage(String webAddress, String recordId, String contactId);
}
