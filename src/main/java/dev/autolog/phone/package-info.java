/** Reads what people type and telephony platforms send as phone numbers, so that equal numbers become equal values. */
@NullMarked
package dev.autolog.phone;

import org.jspecify.annotations.NullMarked;
