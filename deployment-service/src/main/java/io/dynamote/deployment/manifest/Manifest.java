package io.dynamote.deployment.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.ApiVersion;

/**
 * A rendered DynamoGraphDeployment.
 *
 * @param apiVersion version that it is written in
 * @param tree unmodifiable maps, lists, strings, integers and booleans in the order of the text
 * @param yaml the same as text, ending with a line feed
 * @param warnings what a person should know before applying it, one sentence each
 */
public record Manifest(ApiVersion apiVersion, Map<String, Object> tree, String yaml, List<String> warnings) {

    public Manifest {
        warnings = List.copyOf(warnings);
    }

    /** Lower-case hexadecimal SHA-256 of the text in UTF-8. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
