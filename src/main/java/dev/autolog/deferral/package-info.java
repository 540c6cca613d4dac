/** Fair intake: records of accounts that exceed their share of a batch are kept in the database until the others' are processed. */
@NullMarked
package dev.autolog.deferral;

import org.jspecify.annotations.NullMarked;
