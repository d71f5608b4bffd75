package io.dynamote.demo.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** Five jobs at a time; when one has ended, the next of its kind begins after a pause. One in five fails half-way. */
final class JobSimulation {

    private static final List<JobKind> KINDS = List.of(
            new JobKind(
                    "backup",
                    "restic",
                    "platform",
                    "Nightly backup of %s",
                    List.of("db-1", "db-2", "registry"),
                    64,
                    140),
            new JobKind(
                    "migration",
                    "kubevirt",
                    "platform",
                    "Move VM %s",
                    List.of("build-07", "ci-runner-3", "jump-1"),
                    24,
                    90),
            new JobKind(
                    "download",
                    "huggingface-cli",
                    "research",
                    "Fetch %s",
                    List.of("Qwen/Qwen3-32B", "meta-llama/Llama-3.3-70B", "mistralai/Mistral-Small"),
                    140,
                    420),
            new JobKind(
                    "evaluation",
                    "lm-eval",
                    "research",
                    "Evaluate %s",
                    List.of("qwen3-chat", "llama-8b", "mistral-7b"),
                    3,
                    9),
            new JobKind(
                    "index",
                    "vector-indexer",
                    "search",
                    "Rebuild index %s",
                    List.of("wiki", "tickets", "handbook"),
                    40,
                    110));

    private final RandomGenerator random;
    private final List<Run> runs = new ArrayList<>();
    private final String session;
    private int begun;

    JobSimulation(RandomGenerator random, Instant begin) {
        this.random = random;
        this.session = Long.toString(begin.getEpochSecond(), Character.MAX_RADIX);
        for (int i = 0; i < KINDS.size(); i++) {
            runs.add(next(KINDS.get(i), begin.plusSeconds(3L * i)));
        }
    }

    private Run next(JobKind kind, Instant from) {
        begun++;
        String about = kind.subjects().get(random.nextInt(kind.subjects().size()));
        // Every fifth, whichever kind it is, has no good end.
        double endsAt = begun % 5 == 0 ? 0.3 + 0.4 * random.nextDouble() : 1;
        return new Run(
                "demo-" + session + "-" + begun, kind, about, from, kind.bytes(random), kind.rate(random), endsAt);
    }

    /** Lets the time pass; the jobs as they stand now. */
    List<JobState> advance(Instant now) {
        List<JobState> states = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            JobState state = run.at(now, random);
            states.add(state);
            if (state.status().isFinished()) {
                runs.set(i, next(run.kind, now.plus(Duration.ofSeconds(5 + random.nextInt(10)))));
            }
        }
        return states;
    }

    /** One job from its announcement to its end. */
    private static final class Run {

        private final String id;
        private final JobKind kind;
        private final String subject;
        private final Instant from;
        private final long bytes;
        private final double bytesPerSecond;
        private final double endsAt;
        private Instant before;
        private double done;

        private Run(
                String id,
                JobKind kind,
                String subject,
                Instant from,
                long bytes,
                double bytesPerSecond,
                double endsAt) {
            this.id = id;
            this.kind = kind;
            this.subject = subject;
            this.from = from;
            this.before = from;
            this.bytes = bytes;
            this.bytesPerSecond = bytesPerSecond;
            this.endsAt = endsAt;
        }

        private JobState at(Instant now, RandomGenerator random) {
            if (now.isBefore(from)) {
                return state(JobStatus.PENDING, "waiting", now, null, null);
            }
            double seconds = Duration.between(before, now).toMillis() / 1_000.0;
            done = Math.min(bytes * endsAt, done + seconds * bytesPerSecond * (0.7 + 0.6 * random.nextDouble()));
            before = now;
            if (done < bytes * endsAt) {
                return state(JobStatus.RUNNING, stage(), now, null, null);
            }
            return endsAt < 1
                    ? state(JobStatus.FAILED, stage(), now, now, kind.source() + ": connection to " + subject + " lost")
                    : state(JobStatus.COMPLETED, "done", now, now, null);
        }

        private String stage() {
            double share = done / bytes;
            return share < 0.05 ? "preparing" : share < 0.9 ? "copying" : "verifying";
        }

        private JobState state(
                JobStatus status, String stage, Instant now, @Nullable Instant ended, @Nullable String error) {
            return new JobState(
                    id,
                    1,
                    kind.name().formatted(subject),
                    kind.kind(),
                    kind.source(),
                    subject,
                    kind.team(),
                    status,
                    stage,
                    done / bytes,
                    Math.round(done),
                    bytes,
                    status == JobStatus.PENDING ? null : from,
                    now,
                    ended,
                    error,
                    null);
        }
    }
}
