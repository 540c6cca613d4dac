/** What {@code make bench} runs: how fast the packaged service is, beside a floor and beside what people write first. */
@NullMarked
package dev.autolog.bench;

import org.jspecify.annotations.NullMarked;
