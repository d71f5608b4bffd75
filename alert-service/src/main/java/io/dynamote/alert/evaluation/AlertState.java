package io.dynamote.alert.evaluation;

import java.time.Duration;
import java.time.Instant;

/**
 * Where one rule stands on one entity.
 *
 * <pre>
 *              holds                 holds for `for`
 *  Inactive ───────────► Pending ───────────────────► Firing ◄──────────┐
 *     ▲  ▲                 │ ▲     `for` was raised      │               │ holds
 *     │  └── does not ─────┘ └───────────────────────────┤               │
 *     │        hold                                      ▼ does not hold │
 *     └───────────────── for `keepFiringFor` ──────── Recovering ────────┘
 * </pre>
 *
 * Any of them may be held within {@link NoData} while nothing can be told.
 */
public sealed interface AlertState {

    /** The state that counts: what is held while nothing can be told. */
    Known known();

    /** Whether there is an alert that people should know of: it fires, or it has and is not over. */
    default boolean isFiring() {
        return switch (known()) {
            case Firing _, Recovering _ -> true;
            case Inactive _, Pending _ -> false;
        };
    }

    /** Whether there is anything to keep: an alert, or the beginning of one. */
    default boolean isActive() {
        return !(known() instanceof Inactive);
    }

    /** A state that comes from what is known. */
    sealed interface Known extends AlertState {

        @Override
        default Known known() {
            return this;
        }

        /** The state after the condition was seen to hold. */
        Known holds(Instant now, Duration holdFor);

        /** The state after the condition was seen not to hold. */
        Known ceases(Instant now, Duration holdFor, Duration keepFiringFor);
    }

    /** Nothing is wrong. */
    record Inactive() implements Known {

        static final Inactive INSTANCE = new Inactive();

        @Override
        public Known holds(Instant now, Duration holdFor) {
            return new Pending(now).holds(now, holdFor);
        }

        @Override
        public Known ceases(Instant now, Duration holdFor, Duration keepFiringFor) {
            return this;
        }
    }

    /**
     * Something is wrong, not yet for long enough.
     *
     * @param activeAt when it was first seen
     */
    record Pending(Instant activeAt) implements Known {

        @Override
        public Known holds(Instant now, Duration holdFor) {
            return reached(activeAt, now, holdFor) ? new Firing(activeAt, now) : this;
        }

        @Override
        public Known ceases(Instant now, Duration holdFor, Duration keepFiringFor) {
            return Inactive.INSTANCE;
        }
    }

    /**
     * Something is wrong.
     *
     * @param activeAt when it was first seen
     * @param firedAt when it had been so for long enough
     */
    record Firing(Instant activeAt, Instant firedAt) implements Known {

        @Override
        public Known holds(Instant now, Duration holdFor) {
            return reached(activeAt, now, holdFor) ? this : new Pending(activeAt);
        }

        @Override
        public Known ceases(Instant now, Duration holdFor, Duration keepFiringFor) {
            return new Recovering(activeAt, firedAt, now).ceases(now, holdFor, keepFiringFor);
        }
    }

    /**
     * It is no longer seen to be wrong, not yet for long enough: it fires still.
     *
     * @param activeAt when it was first seen
     * @param firedAt when it had been so for long enough
     * @param since when it was first seen to be over
     */
    record Recovering(Instant activeAt, Instant firedAt, Instant since) implements Known {

        @Override
        public Known holds(Instant now, Duration holdFor) {
            return new Firing(activeAt, firedAt).holds(now, holdFor);
        }

        @Override
        public Known ceases(Instant now, Duration holdFor, Duration keepFiringFor) {
            if (reached(since, now, keepFiringFor)) {
                return Inactive.INSTANCE;
            }
            return reached(activeAt, now, holdFor) ? this : new Pending(activeAt);
        }
    }

    /**
     * Nothing can be told.
     *
     * @param known the state that is held meanwhile, as the rule's policy has it
     * @param since when it began
     */
    record NoData(Known known, Instant since) implements AlertState {}

    private static boolean reached(Instant since, Instant now, Duration length) {
        return Duration.between(since, now).compareTo(length) >= 0;
    }
}
