/** Requests to CRMs over HTTP: authenticated, bounded, and to permitted addresses alone. */
@NullMarked
package dev.autolog.crm.http;

import org.jspecify.annotations.NullMarked;
