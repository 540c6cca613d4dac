/** Backups that are restored, instances that are replaced one by one, and versions that run side by side. */
@NullMarked
package dev.autolog.upkeep;

import org.jspecify.annotations.NullMarked;
