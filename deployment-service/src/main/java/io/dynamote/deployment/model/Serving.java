package io.dynamote.deployment.model;

/** How the work of answering is split over components. The split of a live deployment cannot change. */
public sealed interface Serving {

    /** The word for it in requests and events: {@code aggregated} or {@code disaggregated}. */
    String mode();

    /** Worker replicas over all components. */
    int totalReplicas();

    /**
     * Each worker reads the prompt and writes the answer.
     *
     * @param replicas number of workers
     */
    record Aggregated(ReplicaCount replicas) implements Serving {

        /** Its {@link #mode()}. */
        public static final String MODE = "aggregated";

        @Override
        public String mode() {
            return MODE;
        }

        @Override
        public int totalReplicas() {
            return replicas.value();
        }
    }

    /**
     * Some workers read prompts, others write answers.
     *
     * @param prefill number of workers that read prompts
     * @param decode number of workers that write answers
     */
    record Disaggregated(ReplicaCount prefill, ReplicaCount decode) implements Serving {

        /** Its {@link #mode()}. */
        public static final String MODE = "disaggregated";

        @Override
        public String mode() {
            return MODE;
        }

        @Override
        public int totalReplicas() {
            return prefill.value() + decode.value();
        }
    }
}
