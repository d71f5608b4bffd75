/** The page of settings, held against the settings of the code. */
@NullMarked
package io.dynamote.system.configuration;

import org.jspecify.annotations.NullMarked;
