package io.dynamote.telemetry.job;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.page.Age;
import io.dynamote.runtime.page.PageLimit;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers questions about jobs from the board and the archive; from the board alone while Postgres is away. */
@Singleton
final class JobListing {

    private static final String AWAY = "Postgres cannot be reached";

    private final JobBoard board;
    private final JobArchive archive;
    private final JobTail tail;
    private final JobProperties properties;
    private final Clock clock;

    JobListing(JobBoard board, JobArchive archive, JobTail tail, JobProperties properties, Clock clock) {
        this.board = board;
        this.archive = archive;
        this.tail = tail;
        this.properties = properties;
        this.clock = clock;
    }

    /** An attempt and its place in the list. */
    private record Placed(JobOrder order, JobView view) {}

    JobPage page(JobFilter filter, @Nullable Integer limit, @Nullable String cursor) {
        int most = PageLimit.of(limit).value();
        JobOrder after = cursor == null ? null : JobOrder.parse(cursor);
        Instant now = moment();
        Optional<List<Placed>> found = filter.state() == JobFilter.State.ARCHIVED
                ? archived(filter, now, after, most + 1)
                : Optional.of(current(filter, now, after));
        List<Placed> placed = found.orElse(List.of());
        boolean more = placed.size() > most;
        List<Placed> shown = more ? placed.subList(0, most) : placed;
        Optional<JobTotals.Ended> ended = archive.totals();
        List<JobState> active = board.current(now, job -> !job.state().status().isFinished(), Job::state);
        return new JobPage(
                shown.stream().map(Placed::view).toList(),
                JobTotals.of(ended.orElseGet(() -> endedOnBoard(now)), active),
                age().asOf(),
                age().stale(),
                more ? shown.getLast().order().cursor().encoded() : null,
                unavailable(ended.isPresent(), found.isPresent()));
    }

    private static Map<String, String> unavailable(boolean totals, boolean items) {
        if (!items) {
            return Map.of("items", AWAY, "totals", AWAY + "; only jobs of the board are counted");
        }
        return totals ? Map.of() : Map.of("totals", AWAY + "; only jobs of the board are counted");
    }

    private List<Placed> current(JobFilter filter, Instant now, @Nullable JobOrder after) {
        return board
                .current(
                        now,
                        job -> filter.matches(job.state()),
                        job -> new Placed(JobOrder.of(job.state()), JobView.of(job, now, properties)))
                .stream()
                .filter(placed -> after == null || placed.order().compareTo(after) > 0)
                .sorted(Comparator.comparing(Placed::order))
                .toList();
    }

    private Optional<List<Placed>> archived(JobFilter filter, Instant now, @Nullable JobOrder after, int most) {
        return archive.ended(filter, now.minus(properties.archiveAfter()), after, most)
                .map(states -> states.stream()
                        .map(state -> new Placed(JobOrder.of(state), JobView.ended(state, true)))
                        .toList());
    }

    private JobTotals.Ended endedOnBoard(Instant now) {
        JobTotals.Ended ended = JobTotals.Ended.NONE;
        for (List<JobState> attempts : board.current(now, _ -> true, JobListing::attempts)) {
            for (JobState attempt : attempts) {
                ended = ended.plus(attempt);
            }
        }
        return ended;
    }

    private static List<JobState> attempts(Job job) {
        List<JobState> attempts = new ArrayList<>(job.earlier());
        attempts.add(job.state());
        return attempts;
    }

    /** The age of all this: it is stale while Kafka is away, and before the jobs have been read. */
    Age age() {
        return Age.heard(tail.heardUntil(), clock.instant());
    }

    /** The moment that is told of: while Kafka is away no job can be heard of, so none falls silent. */
    private Instant moment() {
        Instant now = clock.instant();
        Age age = Age.heard(tail.heardUntil(), now);
        return age.stale() && age.asOf() != null ? age.asOf() : now;
    }

    /** What happened to all jobs, the newest first. */
    List<JobEvent> events(int limit) {
        return archive.events(limit).orElseGet(() -> board.events(limit));
    }

    /**
     * A job.
     *
     * @throws JobException.NotFound if neither board nor archive knows it
     */
    JobDetail detail(String id) {
        Instant now = moment();
        Optional<List<JobState>> stored = archive.attempts(id);
        JobView newest = board.tell(id, job -> JobView.of(job, now, properties));
        List<JobState> known = board.tell(id, JobListing::attempts);
        List<JobState> attempts = new ArrayList<>(known == null ? List.of() : known.reversed());
        for (JobState state : stored.orElse(List.of())) {
            if (attempts.stream().noneMatch(other -> other.attempt() == state.attempt())) {
                attempts.add(state);
            }
        }
        attempts.sort(Comparator.comparingInt(JobState::attempt).reversed());
        if (attempts.isEmpty()) {
            throw new JobException.NotFound(id);
        }
        List<JobView> views = new ArrayList<>();
        for (JobState attempt : attempts) {
            boolean isNewest = newest != null && newest.attempt() == attempt.attempt();
            views.add(isNewest ? newest : JobView.past(attempt));
        }
        Map<String, String> missing = stored.isPresent()
                ? Map.of()
                : Map.of("attempts", AWAY, "events", AWAY + "; only the latest are shown");
        return new JobDetail(views.getFirst(), views, happened(id), missing, age().asOf(), age().stale());
    }

    /** The archive is a moment behind the board. */
    private List<JobEvent> happened(String id) {
        List<JobEvent> lately = board.tell(id, Job::events);
        Set<JobEvent> events = new LinkedHashSet<>(lately == null ? List.of() : lately);
        events.addAll(archive.events(id).orElse(List.of()));
        return events.stream()
                .sorted(Comparator.comparing(JobEvent::attempt)
                        .thenComparing(JobEvent::at)
                        .reversed())
                .toList();
    }
}
