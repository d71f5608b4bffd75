package io.dynamote.runtime.ending;

import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import jakarta.inject.Singleton;

/** Tells every {@link Ending} of the service to end. Those that were never made stay so. */
@Singleton
final class EndingTogether implements ApplicationEventListener<ShutdownEvent> {

    private final BeanContext context;

    EndingTogether(BeanContext context) {
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        context.getActiveBeanRegistrations(Ending.class)
                .forEach(registration -> registration.getBean().end());
    }
}
