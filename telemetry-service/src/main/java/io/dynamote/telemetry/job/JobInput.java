package io.dynamote.telemetry.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads what a tool says of its job over HTTP, and names each field that is wrong. */
final class JobInput {

    private static final Map<String, JobStatus> STATUSES = Arrays.stream(JobStatus.values())
            .collect(Collectors.toUnmodifiableMap(JobInput::word, Function.identity()));

    private JobInput() {}

    /** The status as JSON has it. */
    static String word(JobStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a body.
     *
     * @param id of the path, which wins
     * @param now what {@code updatedAt} is unless it is told; {@code endedAt} follows it
     * @throws InvalidInputException naming the fields at fault
     */
    static JobState read(String id, byte @Nullable [] body, Instant now) {
        JsonNode json = JsonBody.parse(body);
        FieldErrors errors = new FieldErrors();
        if (!id.matches("[A-Za-z0-9._:/@-]{1,200}")) {
            errors.add("id", id, "must be 1 to 200 of A-Z a-z 0-9 . _ : / @ -");
        }
        ObjectReader in = ObjectReader.of(json, errors);
        Field<String> bodyId = in.text("id");
        bodyId.optional()
                .filter(other -> !other.equals(id))
                .ifPresent(other -> in.fault("id", other, "must be that of the path, " + id + ", or absent"));
        Field<Integer> attempt = in.integer("attempt").orElse(1).as(n -> atLeast(n, 1));
        Field<String> name = in.text("name").required().as(JobInput::drawable);
        Field<String> kind = in.text("kind").required().as(JobInput::drawable);
        Field<String> source = in.text("source").required().as(JobInput::drawable);
        Field<String> target = in.text("target");
        Field<String> team = in.text("team");
        Field<JobStatus> status = in.text("status").required().as(JobInput::status);
        Field<String> stage = in.text("stage");
        Field<Double> progress = in.number("progress").as(n -> share(n.doubleValue()));
        Field<Long> bytesDone = in.longInteger("bytesDone").as(n -> atLeast(n, 0L));
        Field<Long> bytesTotal = in.longInteger("bytesTotal").as(n -> atLeast(n, 0L));
        Field<Instant> startedAt = time(in, "startedAt");
        Field<Instant> updatedAt = time(in, "updatedAt").orElse(now);
        Field<Instant> endedAt = time(in, "endedAt");
        Field<String> error = in.text("error");
        Field<String> link = in.text("link").as(JobInput::address);
        in.refuseOthers();
        if (endedAt.orNull() != null
                && status.orNull() != null
                && !status.value().isFinished()) {
            in.fault("endedAt", endedAt.value().toString(), "must be absent while the job is " + word(status.value()));
        }
        errors.throwIfAny();
        JobState state = new JobState(
                id,
                attempt.value(),
                name.value(),
                kind.value(),
                source.value(),
                target.orNull(),
                team.orNull(),
                status.value(),
                stage.orNull(),
                progress.orNull(),
                bytesDone.orNull(),
                bytesTotal.orNull(),
                startedAt.orNull(),
                updatedAt.value(),
                status.value().isFinished() ? endedAt.orElse(updatedAt.value()).value() : null,
                error.orNull(),
                link.orNull());
        Judgement.fault(state, now).ifPresent(fault -> {
            throw InvalidInputException.of("updatedAt", state.updatedAt().toString(), fault);
        });
        return state;
    }

    private static Field<Instant> time(ObjectReader in, String name) {
        return in.text(name).as(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time such as 2026-11-20T12:00:00Z", e);
            }
        });
    }

    private static JobStatus status(String word) {
        JobStatus status = STATUSES.get(word);
        if (status == null) {
            throw new IllegalArgumentException("must be pending, running, paused, completed, failed or cancelled");
        }
        return status;
    }

    private static String drawable(String text) {
        if (io.dynamote.events.DrawnText.lineOrNull(text, text.length() + 1) == null) {
            throw new IllegalArgumentException("must not be blank");
        }
        return text;
    }

    private static String address(String text) {
        if (!text.matches("https?://\\S{1,2000}")) {
            throw new IllegalArgumentException("must be an http or https address");
        }
        return text;
    }

    private static double share(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("must be 0 to 1");
        }
        return value;
    }

    private static <N extends Comparable<N>> N atLeast(N value, N least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("must be at least " + least);
        }
        return value;
    }
}
