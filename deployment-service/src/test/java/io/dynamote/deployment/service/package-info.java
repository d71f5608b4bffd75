/** The whole service on embedded Kafka, embedded Postgres and the simulated cluster. */
@NullMarked
package io.dynamote.deployment.service;

import org.jspecify.annotations.NullMarked;
