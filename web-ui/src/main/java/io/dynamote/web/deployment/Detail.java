package io.dynamote.web.deployment;

import java.util.List;

/** What the page of one deployment can show. */
sealed interface Detail {

    /**
     * It exists.
     *
     * @param deployment the newest that is known
     * @param caveat why that may be old; empty if it is not
     * @param history newest first
     * @param historyTrouble why the history is missing; empty if it is not
     */
    record Present(Deployment deployment, String caveat, List<HistoryItem> history, String historyTrouble)
            implements Detail {
        public Present {
            history = List.copyOf(history);
        }
    }

    /** It existed. */
    record Gone(String namespace, String name, List<HistoryItem> history) implements Detail {
        public Gone {
            history = List.copyOf(history);
        }
    }

    /** There never was one of this name. */
    record Missing(String namespace, String name) implements Detail {}

    /** Nobody who knows can be asked yet; the portal has only just started. */
    record Loading(String namespace, String name) implements Detail {}

    /** Nobody who knows can be asked. */
    record Failed(String namespace, String name, String reason) implements Detail {}
}
