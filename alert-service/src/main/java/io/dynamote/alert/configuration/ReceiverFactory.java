package io.dynamote.alert.configuration;

import java.time.InstantSource;

import io.dynamote.alert.receiver.HttpPort;
import io.dynamote.alert.receiver.Receiver;

/** Makes a receiver from settings that were read. */
@FunctionalInterface
public interface ReceiverFactory {

    /** The receiver. */
    Receiver create(HttpPort http, InstantSource clock);
}
