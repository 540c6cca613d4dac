/** What keeps the service from starting, and what operators may set. */
@NullMarked
package dev.autolog.startup;

import org.jspecify.annotations.NullMarked;
