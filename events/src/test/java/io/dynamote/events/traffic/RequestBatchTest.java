package io.dynamote.events.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestBatchTest {

    private static final long SEED = 11;

    private static List<String> read(byte[] batch) throws InvalidSampleException {
        RequestBatch.Reader reader = new RequestBatch.Reader(batch);
        RequestFields request = new RequestFields();
        List<String> read = new ArrayList<>();
        while (reader.next(request)) {
            read.add(request.toString());
        }
        assertThat(read).hasSize(reader.count());
        return read;
    }

    private static byte[] some(int count, List<String> expected) {
        Random random = new Random(SEED);
        RequestBatch.Writer writer = new RequestBatch.Writer("gateway-1", 9);
        long sequence = 1_000_000;
        for (int i = 0; i < count; i++) {
            sequence += random.nextInt(10) == 0 ? random.nextInt(2_000) - 1_000 : 1;
            RequestFields request = Requests.any(random, sequence);
            writer.add(request);
            expected.add(request.toString());
        }
        return writer.bytes();
    }

    @Test
    void shouldReadWhatItWrites() throws Exception {
        List<String> expected = new ArrayList<>();
        byte[] batch = some(3_000, expected);

        assertThat(read(batch)).isEqualTo(expected);
        assertThat(batch.length / 3_000).as("bytes per request").isLessThan(40);
    }

    @Test
    void shouldHoldNothing() throws Exception {
        assertThat(read(new RequestBatch.Writer("g", 1).bytes())).isEmpty();
    }

    @Test
    void shouldBeBounded() {
        RequestBatch.Writer writer = new RequestBatch.Writer("g", 1);
        RequestFields request = Requests.whole();
        for (int i = 0; i < RequestBatch.MOST; i++) {
            assertThat(writer.isFull()).isFalse();
            writer.add(request);
        }
        assertThat(writer.isFull()).isTrue();
        assertThatThrownBy(() -> writer.add(request)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseWhatIsTornAtAnyPlace() {
        byte[] batch = some(5, new ArrayList<>());
        for (int length = 0; length < batch.length; length++) {
            byte[] torn = Arrays.copyOf(batch, length);
            assertThatThrownBy(() -> read(torn)).as("cut to %d", length).isInstanceOf(InvalidSampleException.class);
        }
    }

    @Test
    void shouldNeverDoAnythingButRefuseRubbish() {
        byte[] batch = some(20, new ArrayList<>());
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] noisy = batch.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            try {
                read(noisy);
            } catch (InvalidSampleException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void shouldNotAllocateForALengthThatIsALie() {
        VarBytes lie = new VarBytes(16);
        lie.unsigned(1);
        lie.unsigned(Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(lie.toArray())).hasMessageContaining("must be at most");
    }
}
