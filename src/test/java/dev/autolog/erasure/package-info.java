@NullMarked
package dev.autolog.erasure;

import org.jspecify.annotations.NullMarked;
