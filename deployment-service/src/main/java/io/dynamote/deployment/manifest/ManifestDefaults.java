package io.dynamote.deployment.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.ImageReference;

/**
 * What a manifest needs beyond the configuration of one deployment.
 *
 * @param registry registry and folder of Dynamo's runtime images, without a trailing slash
 * @param release release of Dynamo that the images are taken from, {@code MAJOR.MINOR.PATCH}; at least 1.2.0, the
 *     first one that knows every flag that is generated
 */
public record ManifestDefaults(String registry, String release) {

    private static final Pattern RELEASE = Pattern.compile("(0|[1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})");

    /** NVIDIA's registry and the release that the renderer was written against. */
    public static final ManifestDefaults STANDARD = new ManifestDefaults("nvcr.io/nvidia/ai-dynamo", "1.5.0");

    public ManifestDefaults {
        Matcher parts = RELEASE.matcher(release);
        if (!parts.matches() || !isKnown(parts)) {
            throw new IllegalArgumentException("release must be MAJOR.MINOR.PATCH from 1.2.0, not: " + release);
        }
        if (registry.endsWith("/")) {
            throw new IllegalArgumentException("registry must not end with a slash: " + registry);
        }
        ImageReference checked = new ImageReference(registry + "/name:" + release);
        if (!checked.hasSemanticVersionTag()) {
            throw new IllegalArgumentException("registry must be a registry with a folder, not: " + registry);
        }
    }

    private static boolean isKnown(Matcher release) {
        int major = Integer.parseInt(release.group(1));
        return major > 1 || (major == 1 && Integer.parseInt(release.group(2)) >= 2);
    }

    /** Dynamo's own image for an engine. */
    public ImageReference image(Engine engine) {
        String name = switch (engine) {
            case VLLM -> "vllm-runtime";
            case SGLANG -> "sglang-runtime";
            case TRTLLM -> "tensorrtllm-runtime";
        };
        return new ImageReference(registry + "/" + name + ":" + release);
    }
}
