/** The HTTP API for front ends: queries, actions of users, the event stream, and the signed-in user. */
@NullMarked
package dev.autolog.api;

import org.jspecify.annotations.NullMarked;
