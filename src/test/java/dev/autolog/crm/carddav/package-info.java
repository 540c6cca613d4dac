/** Tests of the connector for address books, on answers written down and on a real Radicale. */
@NullMarked
package dev.autolog.crm.carddav;

import org.jspecify.annotations.NullMarked;
