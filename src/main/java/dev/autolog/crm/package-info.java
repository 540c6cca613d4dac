/** Connections of accounts to their CRMs: contacts come in on {@code crm-contacts}, logs go out from {@code call-logged}. */
@NullMarked
package dev.autolog.crm;

import org.jspecify.annotations.NullMarked;
