package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Whether a host is there, as far as we can hear.
 *
 * <pre>
 *   never seen ──sample──► live ◄──sample──► silent         heard of no way for longer than is usual
 *                           └──── ◄─answer─► unreachable    its poller gets no answer, and no agent speaks
 *   any of them ◄──────► maintenance                        somebody works on it
 * </pre>
 */
sealed interface HostState {

    /** Since when; null if that is not known. */
    @Nullable
    Instant since();

    /** The word of answers and signals. */
    String word();

    /** It is heard of. */
    record Live(Instant since) implements HostState {
        @Override
        public String word() {
            return "live";
        }
    }

    /**
     * It is not heard of any more.
     *
     * @param since when it was heard of last
     */
    record Silent(Instant since) implements HostState {
        @Override
        public String word() {
            return "silent";
        }
    }

    /**
     * It gives its poller no answer.
     *
     * @param reason in words
     */
    record Unreachable(Instant since, String reason) implements HostState {
        @Override
        public String word() {
            return "unreachable";
        }
    }

    /** It is in the hosts file, and nothing has been heard of it. */
    record NeverSeen() implements HostState {
        @Override
        public @Nullable Instant since() {
            return null;
        }

        @Override
        public String word() {
            return "never-seen";
        }
    }

    /**
     * Somebody works on it.
     *
     * @param since when that began
     * @param otherwise what it would be
     */
    record InMaintenance(Instant since, HostState otherwise) implements HostState {
        @Override
        public String word() {
            return "maintenance";
        }
    }

    /** What follows from all ways at this moment, maintenance aside. */
    static HostState of(Collection<WayReport> ways, Instant now) {
        return ways.stream()
                .map(way -> of(way, now))
                .min(Comparator.comparingInt(HostState::distance))
                .orElse(new NeverSeen());
    }

    /** Whether nothing is heard of it, whatever the reason. */
    default boolean isSilent() {
        return switch (this) {
            case Live _ -> false;
            case Silent _, Unreachable _, NeverSeen _ -> true;
            case InMaintenance(Instant _, HostState otherwise) -> otherwise.isSilent();
        };
    }

    private static HostState of(WayReport way, Instant now) {
        if (way.isSilent(now)) {
            return new Silent(way.heard());
        }
        WayReport.Outage outage = way.outage();
        return outage == null ? new Live(way.liveSince()) : new Unreachable(outage.since(), outage.reason());
    }

    /** The way that is nearest to the host says what it is. */
    private int distance() {
        return switch (this) {
            case Live _ -> 0;
            case Unreachable _ -> 1;
            case Silent _ -> 2;
            case NeverSeen _ -> 3;
            case InMaintenance _ -> 4;
        };
    }
}
