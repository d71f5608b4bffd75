package io.dynamote.alert.notification;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.delivery.JdbcNotificationStore;

class JdbcNotificationStoreIT extends NotificationStoreContract {

    @Override
    NotificationStore store() {
        return AlertDatabase.empty().bean(JdbcNotificationStore.class);
    }
}
