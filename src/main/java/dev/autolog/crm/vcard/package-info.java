/** vCards, as address books and files have them. */
@NullMarked
package dev.autolog.crm.vcard;

import org.jspecify.annotations.NullMarked;
