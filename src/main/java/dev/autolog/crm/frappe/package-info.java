/** Frappe CRM: contacts, leads and open deals in, call logs with notes out. */
@NullMarked
package dev.autolog.crm.frappe;

import org.jspecify.annotations.NullMarked;
