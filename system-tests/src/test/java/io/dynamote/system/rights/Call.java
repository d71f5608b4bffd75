package io.dynamote.system.rights;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.system.chart.Permission;

/**
 * One request to the API server.
 *
 * @param method of HTTP
 * @param target path and query
 */
record Call(String method, String target) {

    private static final Pattern RESOURCE = Pattern.compile("/(?:api|apis/(?<group>[^/]+))/v[^/]+"
            + "(?:/namespaces/(?<namespace>[^/]+))?/(?<resource>[^/]+)(?:/(?<name>[^/]+))?(?:/(?<sub>[^/]+))?(?:/.*)?");

    /** Every account may ask for the version and for what there is: system:discovery. */
    private static final Pattern DISCOVERY = Pattern.compile("/version/?|/apis/[^/]+/?");

    /** What the account needs for it; a server-side apply may make what is not there. */
    Set<Permission> needs() {
        String path = target.replaceFirst("\\?.*", "");
        if (DISCOVERY.matcher(path).matches()) {
            return Set.of();
        }
        Matcher parts = RESOURCE.matcher(path);
        if (!parts.matches()) {
            throw new IllegalStateException("must be a path of resources, not: " + target);
        }
        String group = parts.group("group") == null ? "" : parts.group("group");
        String resource = parts.group("resource") + (parts.group("sub") == null ? "" : "/" + parts.group("sub"));
        return Set.copyOf(verbs(parts.group("name") != null).stream()
                .map(verb -> new Permission(group, resource, verb))
                .toList());
    }

    /** Whether it is about all namespaces. */
    boolean isAboutAll() {
        return !DISCOVERY.matcher(target).matches()
                && !target.contains("/namespaces/")
                && !target.contains("customresource");
    }

    private List<String> verbs(boolean named) {
        return switch (method) {
            case "GET" -> List.of(target.contains("watch=true") ? "watch" : named ? "get" : "list");
            case "PATCH" -> List.of("patch", "create");
            case "POST" -> List.of("create");
            case "PUT" -> List.of("update");
            case "DELETE" -> List.of(named ? "delete" : "deletecollection");
            default -> throw new IllegalStateException("must be a method of the API, not: " + method);
        };
    }
}
