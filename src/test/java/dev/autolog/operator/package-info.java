@NullMarked
package dev.autolog.operator;

import org.jspecify.annotations.NullMarked;
