/** Set-wise SQL through Hibernate Reactive, and the schema it needs. */
@NullMarked
package dev.autolog.persistence;

import org.jspecify.annotations.NullMarked;
