/** Tests of what people are told of how the service is doing. */
@NullMarked
package dev.autolog.status;

import org.jspecify.annotations.NullMarked;
