package io.dynamote.web.stream;

import java.time.Duration;

import io.dynamote.web.WebProperties;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;

/** Says something at an interval, so that nothing between us and the browser takes silence for the end. */
@Context
final class KeepAlive {

    private final Thread thread;

    KeepAlive(StreamHub hub, WebProperties properties) {
        Duration interval = properties.keepAlive();
        this.thread = Thread.ofVirtual().name("stream-keep-alive").start(() -> run(hub, interval));
    }

    private static void run(StreamHub hub, Duration interval) {
        try {
            while (true) {
                Thread.sleep(interval);
                hub.keepAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        thread.interrupt();
    }
}
