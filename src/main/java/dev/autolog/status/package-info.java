/** The status of the service and the figures of an account, for its supervisors and admins. */
@NullMarked
package dev.autolog.status;

import org.jspecify.annotations.NullMarked;
