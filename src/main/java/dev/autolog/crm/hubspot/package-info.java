/** HubSpot: contacts and open deals in, calls and messages out. */
@NullMarked
package dev.autolog.crm.hubspot;

import org.jspecify.annotations.NullMarked;
