/** The message contract in {@code kafka/} as tests use it, and the tests that keep its files in step with each other. */
@NullMarked
package dev.autolog.contract;

import org.jspecify.annotations.NullMarked;
