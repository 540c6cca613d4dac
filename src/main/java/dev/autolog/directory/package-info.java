/** The CRM's contacts, stored with normalised numbers, so that a look-up is one indexed query. */
@NullMarked
package dev.autolog.directory;

import org.jspecify.annotations.NullMarked;
