package io.dynamote.telemetry.history.rollup;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PackTest {

    private static SortedMap<Integer, Sums> read(byte[] pack) {
        SortedMap<Integer, Sums> slots = new TreeMap<>();
        Pack.addTo(pack, slot -> slots.computeIfAbsent(slot, _ -> new Sums()));
        return slots;
    }

    @Test
    void shouldReadWhatWasWritten() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            SortedMap<Integer, Sums> slots = new TreeMap<>();
            for (int slot = random.nextInt(3); slot < 60; slot += 1 + random.nextInt(20)) {
                slots.put(slot, Traffic.sums(random, random.nextInt(1 << random.nextInt(12))));
            }
            SortedMap<Integer, Sums> read = read(Pack.of(slots));
            assertThat(read.keySet()).isEqualTo(slots.keySet());
            slots.forEach(
                    (slot, sums) -> assertThat(Traffic.text(read.get(slot))).isEqualTo(Traffic.text(sums)));
        }
    }

    @Test
    void shouldAddToWhatIsThere() {
        Random random = new Random(5);
        Sums one = Traffic.sums(random, 300);
        Sums two = Traffic.sums(random, 500);
        Sums both = new Sums();
        Pack.addTo(Pack.of(one), _ -> both);
        Pack.addTo(Pack.of(two), _ -> both);
        one.addAll(two);
        assertThat(Traffic.text(both)).isEqualTo(Traffic.text(one));
    }

    @Test
    void shouldHoldNothingInTwoBytes() {
        assertThat(Pack.of(new TreeMap<>())).hasSize(2);
        assertThat(read(Pack.of(new TreeMap<>()))).isEmpty();
    }

    /** Counters, three sketches and all: what a slot of so many requests takes. */
    @ParameterizedTest
    @CsvSource({"1, 16", "10, 42", "60, 115", "600, 335", "3600, 620", "100000, 1300"})
    void shouldBeSmall(int requests, int most) {
        Random random = new Random(6);
        int bytes = 0;
        for (int i = 0; i < 20; i++) {
            bytes += Pack.of(Traffic.sums(random, requests)).length;
        }
        assertThat(bytes / 20).isLessThanOrEqualTo(most);
    }

    @Test
    void shouldNotGuessAtAnotherVersion() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(new byte[] {2, 0}))
                .withMessage("a pack of version 2 cannot be read, only 1");
    }
}
