package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.List;

import io.dynamote.deployment.verdict.Contact;
import io.dynamote.deployment.verdict.Deadlines;
import io.dynamote.deployment.verdict.ObservedEvent;
import io.dynamote.deployment.verdict.ObservedPod;
import io.dynamote.deployment.verdict.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as far as one deployment is concerned.
 *
 * @param contact whether the rest is fresh
 * @param sighting its graph
 * @param pods its pods
 * @param events about its pods
 * @param endpoint where its frontend is reached; null before there is a Service
 * @param now time of the judgement
 * @param deadlines when slow becomes stalled
 */
record Scene(
        Contact contact,
        Sighting sighting,
        List<ObservedPod> pods,
        List<ObservedEvent> events,
        @Nullable String endpoint,
        Instant now,
        Deadlines deadlines) {}
