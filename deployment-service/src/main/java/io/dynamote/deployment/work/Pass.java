package io.dynamote.deployment.work;

import java.time.Duration;

/** How a pass over one key ended. */
public sealed interface Pass {

    /** For how long the key is not handed out again. */
    default Duration rest() {
        return Duration.ZERO;
    }

    /**
     * Nothing to do until someone asks again.
     *
     * @param rest for how long asking is of no use
     */
    record Done(Duration rest) implements Pass {
        public Done() {
            this(Duration.ZERO);
        }
    }

    /**
     * It goes on, and this is when to look again if nobody asks earlier.
     *
     * @param after from now
     */
    record Repeat(Duration after) implements Pass {}

    /** It did not succeed; another try may. */
    record Failed() implements Pass {}
}
