/** Reads configurations from untrusted JSON, naming every field at fault, and writes them back. */
@NullMarked
package io.dynamote.deployment.configuration;

import org.jspecify.annotations.NullMarked;
