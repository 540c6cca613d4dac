/** Odoo: partners and opportunities in, notes of calls and messages out. */
@NullMarked
package dev.autolog.crm.odoo;

import org.jspecify.annotations.NullMarked;
