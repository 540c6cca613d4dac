/** The service as its callers see it over HTTP. */
@NullMarked
package dev.autolog.api;

import org.jspecify.annotations.NullMarked;
