package io.dynamote.embedded.cluster.life;

/** Names that Dynamo's operator puts on what it makes. */
public final class Labels {

    /** Name of the deployment: selects all its pods. */
    public static final String GRAPH = "nvidia.com/dynamo-graph-deployment-name";

    public static final String COMPONENT = "nvidia.com/dynamo-component";
    public static final String COMPONENT_TYPE = "nvidia.com/dynamo-component-type";
    static final String SUB_COMPONENT_TYPE = "nvidia.com/dynamo-sub-component-type";
    static final String NAMESPACE = "nvidia.com/dynamo-namespace";
    static final String SELECTOR = "nvidia.com/selector";
    static final String HASH = "nvidia.com/dynamo-worker-hash";
    static final String METRICS = "nvidia.com/metrics-enabled";
    static final String DISCOVERY = "nvidia.com/dynamo-discovery-backend";
    static final String DISCOVERY_ENABLED = "nvidia.com/dynamo-discovery-enabled";
    static final String FINALIZER = "nvidia.com/finalizer";
    static final String PROVIDER = "nvidia.com/workload-provider";

    /** Annotation of worker pods: the name under which they serve their model. */
    public static final String MODEL = "simulation.dynamote.io/model";

    private Labels() {}
}
