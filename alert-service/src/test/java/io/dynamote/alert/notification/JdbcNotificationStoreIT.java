package io.dynamote.alert.notification;

import java.time.Duration;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.delivery.JdbcNotificationStore;
import io.dynamote.alert.store.Sql;

class JdbcNotificationStoreIT extends NotificationStoreContract {

    private final AlertDatabase database = AlertDatabase.empty();

    @Override
    NotificationStore store() {
        return database.bean(JdbcNotificationStore.class);
    }

    /** The clock of Postgres goes on by itself; what it is compared with goes back. */
    @Override
    void pass(Duration time) {
        database.write(() -> database.bean(Sql.class)
                .update(
                        "update delivery set leased_until = leased_until - ? * interval '1 millisecond'",
                        time.toMillis()));
    }
}
