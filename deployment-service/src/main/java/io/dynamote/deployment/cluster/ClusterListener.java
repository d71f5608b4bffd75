package io.dynamote.deployment.cluster;

/** Is told what the watches see. Called on their threads: must return at once. */
public interface ClusterListener {

    /**
     * Something of a deployment appeared, changed or went.
     *
     * @param key {@code namespace/name}; may be of a deployment that Dynamote did not make
     */
    void changed(String key);

    /** The cluster is there again, or serves another API: everything may have changed. */
    void reconnected();
}
