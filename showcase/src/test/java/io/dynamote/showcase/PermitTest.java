package io.dynamote.showcase;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermitTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final Permit permit = new Permit(nanos::get);

    private void pass(long time) {
        nanos.addAndGet(time);
    }

    @Test
    void shouldNotBeThereFromTheStart() {
        assertThat(permit.getAsBoolean()).isFalse();
    }

    @Test
    void shouldRunOutUnlessItIsRenewed() {
        permit.renew();
        pass(Permit.LASTS.toNanos());
        assertThat(permit.getAsBoolean()).isTrue();
        permit.renew();
        pass(Permit.LASTS.toNanos());
        assertThat(permit.getAsBoolean()).isTrue();
        pass(1);
        assertThat(permit.getAsBoolean()).isFalse();
    }

    @Test
    void shouldEndAtOnceWhenWithdrawn() {
        permit.renew();
        permit.withdraw();
        assertThat(permit.getAsBoolean()).isFalse();
    }
}
