/** Connector for address books by CardDAV: cards in, placeholders out. */
@NullMarked
package dev.autolog.crm.carddav;

import org.jspecify.annotations.NullMarked;
