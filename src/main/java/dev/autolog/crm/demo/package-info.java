/** The CRM of the local stack, for trying Autolog out. */
@NullMarked
package dev.autolog.crm.demo;

import org.jspecify.annotations.NullMarked;
