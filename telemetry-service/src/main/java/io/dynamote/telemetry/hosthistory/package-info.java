/** History of hosts in Postgres: figures by the minute and hour, drives by the day, runs of backups, services, maintenance. */
@NullMarked
package io.dynamote.telemetry.hosthistory;

import org.jspecify.annotations.NullMarked;
