/**
 * Fair intake: the database keeps records of accounts that exceed their share of a batch until the records of the others are
 * processed.
 */
@NullMarked
package dev.autolog.deferral;

import org.jspecify.annotations.NullMarked;
