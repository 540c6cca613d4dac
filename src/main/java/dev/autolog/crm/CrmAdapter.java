package dev.autolog.crm;

/** How one kind of CRM is read and written: it has contacts, and takes logs. */
public interface CrmAdapter extends ContactSource, LogTarget {}
