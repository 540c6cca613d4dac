@NullMarked
package dev.autolog.crm.demo;

import org.jspecify.annotations.NullMarked;
