/** The history of traffic: settings, and in its packages what it is made of, where it is kept and how it is asked for. */
@NullMarked
package io.dynamote.telemetry.history;

import org.jspecify.annotations.NullMarked;
