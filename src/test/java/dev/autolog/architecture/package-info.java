/** Rules that hold for the service's code as a whole. */
@NullMarked
package dev.autolog.architecture;

import org.jspecify.annotations.NullMarked;
