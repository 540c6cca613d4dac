/** Set-wise SQL through Hibernate Reactive, and the schema. */
@NullMarked
package dev.autolog.persistence;

import org.jspecify.annotations.NullMarked;
