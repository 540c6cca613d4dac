/** Salesforce: contacts, accounts, leads and open opportunities in, tasks out. */
@NullMarked
package dev.autolog.crm.salesforce;

import org.jspecify.annotations.NullMarked;
