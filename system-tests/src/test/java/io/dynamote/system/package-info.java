/** The whole system under test: journeys in a browser, the launcher, outages, rules of the architecture, benchmarks. */
@NullMarked
package io.dynamote.system;

import org.jspecify.annotations.NullMarked;
