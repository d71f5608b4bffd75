package io.dynamote.telemetry.intake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class IntakeRoomTest {

    private static final long MEGABYTE = 1 << 20;

    private final IntakeRoom room = new IntakeRoom(new IntakeProperties(4 * MEGABYTE));

    private void refuses(long bytes) {
        assertThatExceptionOfType(IntakeException.Busy.class).isThrownBy(() -> room.take(bytes));
    }

    private void takes(long bytes) {
        assertThatNoException().isThrownBy(() -> room.take(bytes).close());
    }

    @Test
    void shouldTakeNoMoreThanThereIsRoomFor() {
        IntakeRoom.Place first = room.take(3 * MEGABYTE);
        refuses(MEGABYTE + 1);
        takes(MEGABYTE);
        first.close();
        takes(4 * MEGABYTE);
    }

    @Test
    void shouldGiveBackWhatABodyTurnedOutNotToNeed() {
        IntakeRoom.Place place = room.take(4 * MEGABYTE);
        refuses(1);
        place.shrinkTo(MEGABYTE);
        takes(3 * MEGABYTE);
        refuses(3 * MEGABYTE + 1);
        place.shrinkTo(2 * MEGABYTE);
        takes(3 * MEGABYTE);
        place.close();
        place.close();
        takes(4 * MEGABYTE);
    }

    @Test
    void shouldLetInABodyThatIsAloneAndCountTheSmallOnesToo() {
        try (IntakeRoom.Place _ = room.take(100 * MEGABYTE)) {
            refuses(0);
        }
        for (int i = 0; i < 4 * 64; i++) {
            var _ = room.take(0);
        }
        refuses(0);
    }
}
