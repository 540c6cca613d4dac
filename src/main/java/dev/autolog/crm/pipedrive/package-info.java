/** Pipedrive: persons and open deals in, calls and messages out. */
@NullMarked
package dev.autolog.crm.pipedrive;

import org.jspecify.annotations.NullMarked;
