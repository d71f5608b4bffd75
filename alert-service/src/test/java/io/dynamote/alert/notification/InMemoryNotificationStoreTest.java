package io.dynamote.alert.notification;

class InMemoryNotificationStoreTest extends NotificationStoreContract {

    @Override
    NotificationStore store() {
        return new InMemoryNotificationStore();
    }
}
