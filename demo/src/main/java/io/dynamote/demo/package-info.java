/** Fills a portal with believable life: traffic, hosts, jobs and a deployment that fails, through its public interfaces only. */
@NullMarked
package io.dynamote.demo;

import org.jspecify.annotations.NullMarked;
