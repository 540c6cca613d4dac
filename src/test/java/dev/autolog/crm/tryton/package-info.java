/** Tests of the connector for Tryton: its parts by themselves, and all of it on a real Tryton. */
@NullMarked
package dev.autolog.crm.tryton;

import org.jspecify.annotations.NullMarked;
