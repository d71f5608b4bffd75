package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The kinds that this API server serves.
 *
 * @param builtIn kinds of Kubernetes
 * @param graphs kinds of Dynamo, the preferred version first
 * @param installed whether those are served now
 */
public record Catalogue(List<ResourceType> builtIn, List<ResourceType> graphs, BooleanSupplier installed) {

    public Catalogue {
        builtIn = List.copyOf(builtIn);
        graphs = List.copyOf(graphs);
    }

    /**
     * Kubernetes' kinds that a client of Dynamo meets, and DynamoGraphDeployments.
     *
     * @param graphVersions versions of {@code nvidia.com} that are served, the preferred one first
     * @param installed whether they are served now; asked at every request
     */
    public static Catalogue of(List<String> graphVersions, BooleanSupplier installed) {
        return new Catalogue(
                List.of(
                        ResourceType.NAMESPACE,
                        ResourceType.NODE,
                        ResourceType.POD,
                        ResourceType.SERVICE,
                        ResourceType.EVENT,
                        ResourceType.SECRET,
                        ResourceType.CONFIG_MAP,
                        ResourceType.QUOTA,
                        ResourceType.CLAIM,
                        ResourceType.DEPLOYMENT,
                        ResourceType.LEASE,
                        ResourceType.DEFINITION),
                graphVersions.stream().map(ResourceType::graph).toList(),
                installed);
    }

    /** All kinds that are served now. */
    public List<ResourceType> types() {
        return installed.getAsBoolean()
                ? Stream.concat(builtIn.stream(), graphs.stream()).toList()
                : builtIn;
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return types().stream()
                .filter(t -> t.group().equals(group)
                        && t.version().equals(version)
                        && t.plural().equals(plural))
                .findFirst();
    }

    List<String> groups() {
        return types().stream()
                .map(ResourceType::group)
                .filter(g -> !g.isEmpty())
                .distinct()
                .toList();
    }

    List<String> versions(String group) {
        return types().stream()
                .filter(t -> t.group().equals(group))
                .map(ResourceType::version)
                .distinct()
                .toList();
    }
}
