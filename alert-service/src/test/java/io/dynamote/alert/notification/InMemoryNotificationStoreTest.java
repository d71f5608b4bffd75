package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;

class InMemoryNotificationStoreTest extends NotificationStoreContract {

    private Instant now = Instant.EPOCH;

    @Override
    NotificationStore store() {
        return new InMemoryNotificationStore(() -> now);
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }
}
