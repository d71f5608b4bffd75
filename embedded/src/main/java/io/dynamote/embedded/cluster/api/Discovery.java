package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells clients which groups, versions and kinds there are. */
public final class Discovery {

    /** By this suffix a client can tell that the cluster is simulated. */
    private static final String VERSION = "v1.34.2+simulated";

    private final Catalogue catalogue;
    private final String version;

    Discovery(Catalogue catalogue, String version) {
        this.catalogue = catalogue;
        this.version = version;
    }

    /**
     * The version of Kubernetes that a simulated cluster tells.
     *
     * @param mark by which it differs from all others; empty for none
     */
    public static String version(String mark) {
        return mark.isEmpty() ? VERSION : VERSION + "." + mark;
    }

    Optional<ObjectNode> answer(List<String> segments) {
        return switch (String.join("/", segments)) {
            case "version" -> Optional.of(version());
            case "api" -> Optional.of(coreVersions());
            case "apis" -> Optional.of(groups());
            case "api/v1" -> Optional.of(resources("", "v1"));
            default -> group(segments);
        };
    }

    private Optional<ObjectNode> group(List<String> segments) {
        boolean known = segments.size() > 1
                && segments.getFirst().equals("apis")
                && catalogue.groups().contains(segments.get(1));
        if (known && segments.size() == 2) {
            return Optional.of(describe(segments.get(1)).put("kind", "APIGroup").put("apiVersion", "v1"));
        }
        if (known && segments.size() == 3 && catalogue.versions(segments.get(1)).contains(segments.get(2))) {
            return Optional.of(resources(segments.get(1), segments.get(2)));
        }
        return Optional.empty();
    }

    private ObjectNode version() {
        return object().put("major", "1")
                .put("minor", "34")
                .put("gitVersion", version)
                .put("gitCommit", "0000000000000000000000000000000000000000")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-11-01T00:00:00Z")
                .put("goVersion", "go1.24")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        catalogue.groups().forEach(group -> groups.add(describe(group)));
        return list;
    }

    private ObjectNode describe(String group) {
        ObjectNode description = object().put("name", group);
        ArrayNode versions = description.putArray("versions");
        for (String version : catalogue.versions(group)) {
            versions.addObject().put("groupVersion", group + "/" + version).put("version", version);
        }
        description.set("preferredVersion", versions.get(0));
        return description;
    }

    private ObjectNode resources(String group, String version) {
        ObjectNode list = object().put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : catalogue.types()) {
            if (type.group().equals(group) && type.version().equals(version)) {
                describe(resources.addObject(), type, type.plural());
                if (type.statusSubresource()) {
                    describe(resources.addObject(), type, type.plural() + "/status");
                }
            }
        }
        return list;
    }

    private static void describe(ObjectNode resource, ResourceType type, String name) {
        resource.put("name", name)
                .put("singularName", name.contains("/") ? "" : type.kind().toLowerCase(java.util.Locale.ROOT))
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        ArrayNode verbs = resource.putArray("verbs");
        List<String> allowed = name.contains("/")
                ? List.of("get", "patch", "update")
                : List.of("create", "delete", "get", "list", "patch", "update", "watch");
        allowed.forEach(verbs::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
