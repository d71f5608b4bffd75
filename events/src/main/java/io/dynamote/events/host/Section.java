package io.dynamote.events.host;

import java.time.Instant;

/**
 * A part of a sample with the time at which it was read: slow parts are read more seldom than samples are taken.
 *
 * @param time when it was read, or when reading it failed
 * @param reading what was read
 * @param <T> what the section tells
 */
public record Section<T>(Instant time, Reading<T> reading) {}
