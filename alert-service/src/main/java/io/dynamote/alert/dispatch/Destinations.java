package io.dynamote.alert.dispatch;

import java.time.Clock;
import java.time.Duration;

import io.dynamote.alert.configuration.ReceiverFactory;
import io.dynamote.alert.receiver.HttpPort;
import io.dynamote.alert.receiver.JdkHttpPort;
import io.dynamote.alert.receiver.Receiver;
import jakarta.inject.Singleton;

/** Makes receivers, which share one client. */
@Singleton
public class Destinations {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpPort http = JdkHttpPort.within(TIMEOUT);
    private final Clock clock;

    Destinations(Clock clock) {
        this.clock = clock;
    }

    /** The receiver of a destination. */
    public Receiver receiver(ReceiverFactory factory) {
        return factory.create(http, clock);
    }
}
