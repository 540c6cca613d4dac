/** Tests of the reader of vCards. */
@NullMarked
package dev.autolog.crm.vcard;

import org.jspecify.annotations.NullMarked;
