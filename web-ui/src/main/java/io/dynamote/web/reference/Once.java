package io.dynamote.web.reference;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A value that is made once, when it is first asked for. */
final class Once<T> {

    private final Supplier<T> make;
    private @Nullable T value;

    Once(Supplier<T> make) {
        this.make = make;
    }

    synchronized T get() {
        T known = value;
        if (known == null) {
            known = make.get();
            value = known;
        }
        return known;
    }
}
