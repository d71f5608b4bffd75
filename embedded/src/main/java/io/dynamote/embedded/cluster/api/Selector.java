package io.dynamote.embedded.cluster.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Label and field selectors of list and watch requests. */
final class Selector {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
    private static final Pattern REQUIREMENT = Pattern.compile("[^,(]+(\\([^)]*\\))?");

    private static final String NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final Pattern KEY = Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?" + NAME);
    private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");

    private Selector() {}

    /** The objects that a request asks for; an empty text selects everything. */
    static Predicate<JsonNode> of(String labels, String fields) {
        Predicate<JsonNode> selected = object -> true;
        for (String requirement : requirements(labels)) {
            Predicate<JsonNode> one = label(requirement);
            selected = selected.and(object -> one.test(object.path("metadata").path("labels")));
        }
        for (String requirement : requirements(fields)) {
            selected = selected.and(field(requirement));
        }
        return selected;
    }

    private static List<String> requirements(String text) {
        var found = new ArrayList<String>();
        Matcher matcher = REQUIREMENT.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                found.add(matcher.group().strip());
            }
        }
        return found;
    }

    private static Predicate<JsonNode> label(String requirement) {
        Matcher set = SET.matcher(requirement);
        if (set.matches()) {
            String key = set.group(1);
            Set<String> values = new HashSet<>(List.of(set.group(3).strip().split("\\s*,\\s*", -1)));
            requireLabel(requirement, key, values);
            boolean wanted = set.group(2).equals("in");
            return labels -> wanted
                    == (labels.has(key) && values.contains(labels.get(key).asText()));
        }
        Matcher equality = EQUALITY.matcher(requirement);
        if (equality.matches()) {
            String key = equality.group(1);
            requireLabel(requirement, key, Set.of(equality.group(3)));
            boolean wanted = !equality.group(2).equals("!=");
            return labels -> wanted == labels.path(key).asText("\0").equals(equality.group(3));
        }
        if (requirement.startsWith("!")) {
            String key = requirement.substring(1).strip();
            requireLabel(requirement, key, Set.of());
            return labels -> !labels.has(key);
        }
        requireLabel(requirement, requirement, Set.of());
        return labels -> labels.has(requirement);
    }

    private static void requireLabel(String requirement, String key, Set<String> values) {
        if (!KEY.matcher(key).matches()
                || !values.stream().allMatch(value -> VALUE.matcher(value).matches())) {
            throw ApiRefusal.badRequest("unable to parse requirement of label selector: " + requirement);
        }
    }

    private static Predicate<JsonNode> field(String requirement) {
        Matcher equality = EQUALITY.matcher(requirement);
        if (!equality.matches()) {
            throw ApiRefusal.badRequest("unable to parse requirement of field selector: " + requirement);
        }
        String pointer = "/" + equality.group(1).replace('.', '/');
        boolean wanted = !equality.group(2).equals("!=");
        return object -> wanted == object.at(pointer).asText("").equals(equality.group(3));
    }
}
