package io.dynamote.deployment.request;

import java.util.List;
import java.util.stream.Stream;

import io.dynamote.deployment.configuration.DeploymentRequest;
import io.dynamote.deployment.manifest.Manifest;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.input.JsonBody;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows what a create would send, by the same reading, checking and rendering; changes nothing. */
@Singleton
public class PreviewManifest {

    /**
     * What would be sent.
     *
     * @param manifest rendered
     * @param warnings of the renderer and of the cluster's schema, one sentence each
     */
    public record Preview(Manifest manifest, List<String> warnings) {}

    private final Requests requests;
    private final CheckedManifest manifests;

    PreviewManifest(Requests requests, CheckedManifest manifests) {
        this.requests = requests;
        this.manifests = manifests;
    }

    /**
     * Renders.
     *
     * @param forced version to write, whatever the cluster prefers; null for the cluster's choice
     */
    public Preview preview(byte[] body, Actor actor, @Nullable ApiVersion forced) {
        DeploymentRequest request = requests.read(JsonBody.parse(body));
        CheckedManifest.Rendered rendered =
                manifests.render(request.configuration(), RevisionNumber.FIRST, actor.name(), forced);
        Stream<String> assumed = rendered.targetAssumed()
                ? Stream.of("The cluster's version of the API is not known: it may get the other one.")
                : Stream.empty();
        Stream<String> violations = rendered.violations().stream()
                .map(violation -> "The cluster's schema does not accept this: " + violation + ".");
        List<String> warnings = Stream.of(rendered.manifest().warnings().stream(), assumed, violations)
                .flatMap(warning -> warning)
                .toList();
        return new Preview(rendered.manifest(), warnings);
    }
}
