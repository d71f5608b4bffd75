package io.dynamote.deployment.manifest;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.dynamote.deployment.model.ApiVersion;

/**
 * Renders manifests. The same request always gives the same text, byte for byte; preview, revision and cluster get it
 * from here.
 */
public final class ManifestRenderer {

    private final GraphAssembler assembler;

    public ManifestRenderer(ManifestDefaults defaults) {
        this.assembler = new GraphAssembler(defaults);
    }

    /** The manifest of one revision. */
    public Manifest render(ManifestRequest request) {
        ApiVersion version = request.target().apiVersion();
        Set<String> warnings = new LinkedHashSet<>();
        Graph graph = assembler.assemble(request, warnings);
        Map<String, Object> tree = switch (version) {
            case V1BETA1 -> V1Beta1Layout.tree(graph);
            case V1ALPHA1 -> {
                warnings.add("nvidia.com/v1alpha1 is deprecated: it is used because this cluster stores it, or"
                        + " because it was asked for.");
                yield V1Alpha1Layout.tree(graph);
            }
        };
        return new Manifest(
                version, tree, ManifestYaml.write(tree), warnings.stream().toList());
    }
}
