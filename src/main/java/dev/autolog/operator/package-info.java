/** What operators run from the image beside the service: lists dead letters of all accounts, and replays them. */
@NullMarked
package dev.autolog.operator;

import org.jspecify.annotations.NullMarked;
