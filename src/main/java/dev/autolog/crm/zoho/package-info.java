/** Zoho CRM: contacts and open deals in, calls and messages out. */
@NullMarked
package dev.autolog.crm.zoho;

import org.jspecify.annotations.NullMarked;
