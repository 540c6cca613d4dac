/** EspoCRM: contacts and open opportunities in, calls and messages out. */
@NullMarked
package dev.autolog.crm.espocrm;

import org.jspecify.annotations.NullMarked;
