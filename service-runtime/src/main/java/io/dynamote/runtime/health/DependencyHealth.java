package io.dynamote.runtime.health;

/** Something a service depends on. Asking costs nothing: the state is kept by whoever talks to the dependency anyway. */
public interface DependencyHealth {

    /** Name as shown, for example {@code postgres}. */
    String name();

    /** What is known now. */
    HealthState state();

    /** Whether the service can only refuse while it is down; requests should then be routed elsewhere. */
    default boolean essential() {
        return false;
    }
}
