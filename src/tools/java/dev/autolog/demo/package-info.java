/** What {@code make demo} shows: a small CRM, some hundred calls, and what the service makes of them. */
@NullMarked
package dev.autolog.demo;

import org.jspecify.annotations.NullMarked;
