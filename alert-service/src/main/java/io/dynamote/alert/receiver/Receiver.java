package io.dynamote.alert.receiver;

/** Sends messages to one destination. */
public interface Receiver {

    /** Tries once; never throws for what the other side does. */
    Answer send(Message message);
}
