/** Starts and stops a service: one Micronaut context with its own configuration, ports and properties. */
@NullMarked
package io.dynamote.runtime.service;

import org.jspecify.annotations.NullMarked;
