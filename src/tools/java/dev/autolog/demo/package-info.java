/** The demo of {@code make demo}: a small CRM, its calls and messages, and their outcomes. */
@NullMarked
package dev.autolog.demo;

import org.jspecify.annotations.NullMarked;
