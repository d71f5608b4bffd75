/** Hosts: overview by role, one host with its trends and parts, both ways of reading side by side, maintenance. */
@NullMarked
package io.dynamote.web.host;

import org.jspecify.annotations.NullMarked;
