package io.dynamote.events.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.events.InvalidSampleException;

import static io.dynamote.events.traffic.RequestFields.UNKNOWN;

/**
 * {@code llm.request-batch.v1}: many finished requests of one producer in a compact binary form, about 30 bytes each.
 * Reading JSON is nearly all that an event costs, so producers of much traffic should send this form.
 *
 * <pre>
 *   batch   = version 0x01, producer, epoch, base time, dictionary, count, request*
 *   dictionary = size, string*            strings used below, by their place from 1 on; 0 is the empty string
 *   request = flags, sequence, end, deployment, team, model, response model, operation, provider,
 *             status, duration, first token, input, output, cache read, cache write, reasoning
 *   string  = length in bytes, UTF-8
 *   flags   = 1 streamed | 2 cancelled | 4 numbered | class of the error &lt;&lt; 4, 0 for success
 *   sequence = ZigZag of the distance to the number after the one before, only if numbered; the first one's to 1
 *   end     = ZigZag of the distance to the base time in microseconds
 * </pre>
 *
 * Numbers are unsigned LEB128; status, first token and token counts are one more than they are, 0 is "not known".
 * Times are microseconds, the base time since 1970.
 */
public final class RequestBatch {

    /** Most requests of a batch. */
    public static final int MOST = 10_000;

    /** A batch of so many bytes takes no more requests: what Kafka takes by default is a million bytes. */
    private static final int MOST_BYTES = 700_000;

    private static final int VERSION = 1;
    private static final int STREAMED = 1;
    private static final int CANCELLED = 2;
    private static final int NUMBERED = 4;
    private static final int ERROR_SHIFT = 4;
    private static final int MOST_WORDS = 1_000;
    private static final int MOST_ERRORS = ErrorClass.all().size();

    private RequestBatch() {}

    /** Collects requests of one producer and epoch. */
    public static final class Writer {

        private final String producer;
        private final long epoch;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private final VarBytes requests = new VarBytes(4_096);
        private long base = UNKNOWN;
        private long previous;
        private int count;
        private int wordBytes;

        /** An empty batch. */
        public Writer(String producer, long epoch) {
            this.producer = producer;
            this.epoch = epoch;
        }

        /** How many requests it holds. */
        public int count() {
            return count;
        }

        /** Whether nothing more fits. */
        public boolean isFull() {
            return count >= MOST || words.size() > MOST_WORDS - 6 || wordBytes + requests.size() > MOST_BYTES;
        }

        /** Adds a request of this producer and epoch. */
        public void add(RequestFields request) {
            if (isFull()) {
                throw new IllegalStateException("the batch is full, it holds " + count + " requests");
            }
            if (base == UNKNOWN) {
                base = request.endMicros;
            }
            boolean numbered = request.sequence != UNKNOWN;
            int error = request.error == null ? 0 : request.error.code();
            requests.unsigned((request.stream ? STREAMED : 0)
                    | (request.cancelled ? CANCELLED : 0)
                    | (numbered ? NUMBERED : 0)
                    | (error << ERROR_SHIFT));
            if (numbered) {
                requests.signed(request.sequence - previous - 1);
                previous = request.sequence;
            }
            requests.signed(request.endMicros - base);
            word(request.deployment);
            word(request.team);
            word(request.model);
            word(request.responseModel);
            word(request.operation);
            word(request.provider);
            requests.unsigned(request.status + 1);
            requests.unsigned(request.durationMicros);
            requests.unsigned(request.firstTokenMicros + 1);
            requests.unsigned(request.inputTokens + 1);
            requests.unsigned(request.outputTokens + 1);
            requests.unsigned(request.cacheReadTokens + 1);
            requests.unsigned(request.cacheWriteTokens + 1);
            requests.unsigned(request.reasoningTokens + 1);
            count++;
        }

        private void word(String word) {
            requests.unsigned(word.isEmpty() ? 0 : places.computeIfAbsent(word, this::place));
        }

        private int place(String word) {
            words.add(word);
            wordBytes += 3 * word.length();
            return words.size();
        }

        /** The batch as the value of a record. */
        public byte[] bytes() {
            VarBytes batch = new VarBytes(requests.size() + 256);
            batch.unsigned(VERSION);
            batch.text(producer);
            batch.unsigned(epoch);
            batch.unsigned(Math.max(0, base));
            batch.unsigned(words.size());
            words.forEach(batch::text);
            batch.unsigned(count);
            batch.append(requests);
            return batch.toArray();
        }
    }

    /** Reads the requests of a batch one after the other. */
    public static final class Reader {

        private final VarReader in;
        private final String producer;
        private final long epoch;
        private final long base;
        private final String[] words;
        private final int count;
        private int read;
        private long previous;
        private boolean torn;

        /**
         * Reads the head of a batch.
         *
         * @throws InvalidSampleException if it is not one
         */
        public Reader(byte[] batch) throws InvalidSampleException {
            in = new VarReader(batch);
            long version = in.unsigned();
            if (version != VERSION) {
                throw new InvalidSampleException("version of the batch", Long.toString(version), "must be " + VERSION);
            }
            producer = in.text(RequestFields.LONGEST_TEXT);
            epoch = in.unsigned();
            base = in.unsigned();
            words = new String[in.count("dictionary", MOST_WORDS) + 1];
            words[0] = "";
            for (int i = 1; i < words.length; i++) {
                words[i] = in.text(RequestFields.LONGEST_TEXT);
            }
            count = in.count("requests", MOST);
        }

        /** How many requests the batch holds. */
        public int count() {
            return count;
        }

        /** Whether nothing more can be read, because what should be the next request is none. */
        public boolean isTorn() {
            return torn;
        }

        /**
         * Reads the next request.
         *
         * @return false if there is none
         * @throws InvalidSampleException if it does not hold to the contract; unless {@link #isTorn} says otherwise the
         *     one behind it can be read all the same
         */
        public boolean next(RequestFields into) throws InvalidSampleException {
            if (read == count) {
                return false;
            }
            torn = true;
            int error = fill(into);
            read++;
            torn = false;
            if (error > MOST_ERRORS) {
                throw new InvalidSampleException("error class", Integer.toString(error), "must be 0 to " + MOST_ERRORS);
            }
            if (into.sequence < 1 && into.sequence != UNKNOWN) {
                throw new InvalidSampleException("sequence", Long.toString(into.sequence), "must be at least 1");
            }
            RequestJson.check(into);
            return true;
        }

        /** Reads the fields of a request, and returns the class of its error. */
        private int fill(RequestFields into) throws InvalidSampleException {
            into.producer = producer;
            into.epoch = epoch;
            int flags = in.count("flags", 0xFF);
            into.stream = (flags & STREAMED) != 0;
            into.cancelled = (flags & CANCELLED) != 0;
            int error = flags >> ERROR_SHIFT;
            into.error = error == 0 || error > MOST_ERRORS ? null : ErrorClass.byCode(error);
            if ((flags & NUMBERED) != 0) {
                previous += in.signed() + 1;
                into.sequence = previous == UNKNOWN ? 0 : previous;
            } else {
                into.sequence = UNKNOWN;
            }
            into.endMicros = base + in.signed();
            into.deployment = word();
            into.team = word();
            into.model = word();
            into.responseModel = word();
            into.operation = word();
            into.provider = word();
            into.status = in.unsigned() - 1;
            into.durationMicros = in.unsigned();
            into.firstTokenMicros = in.unsigned() - 1;
            into.inputTokens = in.unsigned() - 1;
            into.outputTokens = in.unsigned() - 1;
            into.cacheReadTokens = in.unsigned() - 1;
            into.cacheWriteTokens = in.unsigned() - 1;
            into.reasoningTokens = in.unsigned() - 1;
            return error;
        }

        private String word() throws InvalidSampleException {
            return words[in.count("place in the dictionary", words.length - 1)];
        }
    }
}
