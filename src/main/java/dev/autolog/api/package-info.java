/** What front ends call by HTTP: reads, a person's decisions, the live stream, and who the caller is. */
@NullMarked
package dev.autolog.api;

import org.jspecify.annotations.NullMarked;
