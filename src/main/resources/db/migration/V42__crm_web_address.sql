-- Where people open the CRM in a browser; null until the CRM was asked, empty if it has no answer.
alter table crm_connection add column web_address text;
