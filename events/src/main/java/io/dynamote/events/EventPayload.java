package io.dynamote.events;

/** The data of an event: one record class per {@link EventType}, each in the package of its subject. */
public interface EventPayload {

    /** The record key: all events with one key are in order. */
    String key();
}
