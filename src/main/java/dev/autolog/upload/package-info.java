/** Contacts from CSV and vCard files that admins upload. */
@NullMarked
package dev.autolog.upload;

import org.jspecify.annotations.NullMarked;
