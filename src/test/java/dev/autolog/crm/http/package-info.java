/** Tests of sessions over HTTP. */
@NullMarked
package dev.autolog.crm.http;

import org.jspecify.annotations.NullMarked;
