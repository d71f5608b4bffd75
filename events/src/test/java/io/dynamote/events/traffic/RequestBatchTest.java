package io.dynamote.events.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

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
    void shouldGoOnBehindARequestThatIsAtFault() throws Exception {
        RequestBatch.Writer writer = new RequestBatch.Writer("g", 1);
        List<Consumer<RequestFields>> faults = List.of(
                request -> request.inputTokens = 1L << 62,
                request -> request.reasoningTokens = RequestFields.MOST_TOKENS + 1,
                request -> request.durationMicros = RequestFields.LONGEST_MICROS + 1,
                request -> request.endMicros = Long.MAX_VALUE / 2,
                request -> request.sequence = -1_000,
                request -> request.model = "");
        for (Consumer<RequestFields> fault : faults) {
            RequestFields request = Requests.whole();
            writer.add(request);
            fault.accept(request);
            writer.add(request);
        }

        RequestBatch.Reader reader = new RequestBatch.Reader(writer.bytes());
        RequestFields request = new RequestFields();
        for (int i = 0; i < faults.size(); i++) {
            assertThat(reader.next(request)).isTrue();
            assertThat(request.durationMicros).isEqualTo(Requests.whole().durationMicros);
            assertThatThrownBy(() -> reader.next(request)).isInstanceOf(InvalidSampleException.class);
            assertThat(reader.isTorn()).isFalse();
        }
        assertThat(reader.next(request)).isFalse();
    }

    @Test
    void shouldNotTakeANumberBelowOneForNone() throws Exception {
        VarBytes batch = new VarBytes(16);
        batch.unsigned(1);
        batch.text("g");
        batch.unsigned(1);
        batch.unsigned(Requests.NOON_MICROS);
        batch.unsigned(1);
        batch.text("m");
        batch.unsigned(1);
        batch.unsigned(4);
        batch.signed(-2); // the number -1, which stands for one that is not numbered
        for (int field = 0; field < 15; field++) {
            batch.unsigned(field == 3 ? 1 : 0);
        }
        RequestBatch.Reader reader = new RequestBatch.Reader(batch.toArray());
        assertThatThrownBy(() -> reader.next(new RequestFields())).hasMessageContaining("sequence must be at least 1");
        assertThat(reader.isTorn()).isFalse();
    }

    @Test
    void shouldBeFullBeforeKafkaRefusesIt() throws Exception {
        RequestBatch.Writer writer = new RequestBatch.Writer("g", 1);
        RequestFields request = Requests.whole();
        while (!writer.isFull()) {
            request.team = "语".repeat(250) + writer.count();
            request.model = request.team + "m";
            writer.add(request);
        }
        assertThat(writer.bytes().length).isBetween(600_000, 900_000);
        assertThat(read(writer.bytes())).hasSize(writer.count());
    }

    @Test
    void shouldNotAllocateForALengthThatIsALie() {
        VarBytes lie = new VarBytes(16);
        lie.unsigned(1);
        lie.unsigned(Integer.MAX_VALUE);
        assertThatThrownBy(() -> read(lie.toArray())).hasMessageContaining("must be at most");
    }
}
