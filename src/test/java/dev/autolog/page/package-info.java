/** The page in a real Chromium, against the running service between a real broker and a real database. */
@NullMarked
package dev.autolog.page;

import org.jspecify.annotations.NullMarked;
