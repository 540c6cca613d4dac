/** Connector for Tryton: parties with numbers and opportunities in, notes and placeholders out. */
@NullMarked
package dev.autolog.crm.tryton;

import org.jspecify.annotations.NullMarked;
