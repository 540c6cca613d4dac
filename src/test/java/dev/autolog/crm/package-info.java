/** Tests of connections to CRMs, on CRMs of their own. */
@NullMarked
package dev.autolog.crm;

import org.jspecify.annotations.NullMarked;
