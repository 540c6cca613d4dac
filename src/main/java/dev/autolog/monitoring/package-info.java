/** What operators watch and no feature sees by itself: how far topics are taken in, what waits, how full the database is. */
@NullMarked
package dev.autolog.monitoring;

import org.jspecify.annotations.NullMarked;
