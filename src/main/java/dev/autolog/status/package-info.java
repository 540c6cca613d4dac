/** How the service and an account's calls are doing, for people who look after an account. */
@NullMarked
package dev.autolog.status;

import org.jspecify.annotations.NullMarked;
