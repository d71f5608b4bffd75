package io.dynamote.web.traffic;

import java.util.regex.Pattern;

import io.dynamote.web.page.QueryString;

/**
 * Whose traffic: everything, or that of one model, deployment or team.
 *
 * @param text as the API and the signals write it, such as {@code model:Qwen/Qwen3-0.6B}
 */
public record Scope(String text) {

    private static final Pattern FORM = Pattern.compile("all|(model|deployment|team):.{1,400}");

    /** Everything. */
    public static final Scope ALL = new Scope("all");

    public Scope {
        if (!isOne(text)) {
            throw new IllegalArgumentException(
                    "a scope must be all, model:…, deployment:namespace/name or team:…, not: " + text);
        }
    }

    /** Whether a text is a scope. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Reads an address; everything if it says nothing that can be understood. */
    static Scope of(String text) {
        return isOne(text) ? new Scope(text) : ALL;
    }

    /** The traffic of one deployment. */
    public static Scope ofDeployment(String namespaceAndName) {
        return new Scope("deployment:" + namespaceAndName);
    }

    /** {@code model}, {@code deployment} or {@code team}; {@code all} for everything. */
    public String dimension() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** The name within its dimension. */
    public String name() {
        return text.equals("all") ? "All traffic" : text.substring(text.indexOf(':') + 1);
    }

    /** As a value in an address. */
    public String encoded() {
        return QueryString.encode(text);
    }
}
