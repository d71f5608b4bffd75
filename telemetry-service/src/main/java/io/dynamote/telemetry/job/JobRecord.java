package io.dynamote.telemetry.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.EventCodec;
import io.dynamote.events.Topics;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.job.JobState;
import org.jspecify.annotations.Nullable;

/** Reads records of {@code dynamote.jobs}, on which anybody may write. */
final class JobRecord {

    private JobRecord() {}

    /**
     * The state that a record holds.
     *
     * @return empty for a tombstone and for a type that this version does not know
     * @throws UnreadableEventException if it does not hold to the contract, or cannot be believed
     */
    static Optional<JobState> read(String key, Map<String, String> headers, byte @Nullable [] value, Instant heardAt)
            throws UnreadableEventException {
        if (value == null) {
            return Optional.empty();
        }
        Optional<JobState> state = EventCodec.decode(new EncodedEvent(Topics.JOBS.name(), key, headers, value))
                .map(event -> event.data() instanceof JobState job ? job : null);
        if (state.isPresent()) {
            if (!state.get().id().equals(key)) {
                throw new UnreadableEventException(
                        "the key must be the job's id " + state.get().id() + ", not: " + key);
            }
            Optional<String> fault = Judgement.fault(state.get(), heardAt);
            if (fault.isPresent()) {
                throw new UnreadableEventException(fault.get());
            }
        }
        return state;
    }
}
