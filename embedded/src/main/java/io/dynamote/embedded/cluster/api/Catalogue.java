package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds that this API server serves.
 *
 * @param types all of them
 */
public record Catalogue(List<ResourceType> types) {

    /**
     * Kubernetes' kinds that a client of Dynamo meets, and DynamoGraphDeployments.
     *
     * @param graphVersions versions of {@code nvidia.com} that are served, the preferred one first
     */
    public static Catalogue of(List<String> graphVersions) {
        return new Catalogue(Stream.concat(
                        Stream.of(
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
                        graphVersions.stream().map(ResourceType::graph))
                .toList());
    }

    Optional<ResourceType> find(String group, String version, String plural) {
        return types.stream()
                .filter(t -> t.group().equals(group)
                        && t.version().equals(version)
                        && t.plural().equals(plural))
                .findFirst();
    }

    List<String> groups() {
        return types.stream()
                .map(ResourceType::group)
                .filter(g -> !g.isEmpty())
                .distinct()
                .toList();
    }

    List<String> versions(String group) {
        return types.stream()
                .filter(t -> t.group().equals(group))
                .map(ResourceType::version)
                .distinct()
                .toList();
    }
}
