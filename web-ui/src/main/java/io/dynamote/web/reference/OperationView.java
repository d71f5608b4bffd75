package io.dynamote.web.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One operation as the page shows it.
 *
 * @param id stable name, also where links find it
 * @param verb in capitals
 * @param path with parameters in braces
 * @param summary in a few words
 * @param about more words; empty if there are none
 * @param parameters of path, query and headers
 * @param body what is sent; null if nothing is
 * @param answers by status
 * @param command for any portal
 */
public record OperationView(
        String id,
        String verb,
        String path,
        String summary,
        String about,
        List<FieldView> parameters,
        @Nullable BodyView body,
        List<AnswerView> answers,
        String command) {

    public OperationView {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /** A command that works as pasted, for the portal at this address. */
    public String curl(String origin) {
        return command.replace(CurlExample.PORTAL, origin);
    }

    /** What it answers if all goes well, drawn as JSON; empty if it answers none. */
    public String sketch() {
        return answers.stream()
                .filter(answer -> answer.body() != null)
                .map(answer -> answer.body().sketch())
                .findFirst()
                .orElse("");
    }

    /** Class of the badge. */
    public String css() {
        return "verb-" + verb.toLowerCase(Locale.ROOT);
    }

    /** Whether each of these words, in lower case, is somewhere in it. */
    boolean says(List<String> words) {
        String text =
                String.join(" ", id, verb, path, summary, about, fieldNames()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private String fieldNames() {
        List<FieldView> all = new ArrayList<>(parameters);
        if (body != null) {
            all.addAll(body.fields());
        }
        return String.join(" ", all.stream().map(FieldView::name).toList());
    }

    /**
     * What is sent or answered.
     *
     * @param types media types in which it may be
     * @param fields one by one, nested ones behind those that have them; empty if it is no object
     * @param sketch drawn as JSON; empty if it is no object
     */
    public record BodyView(String types, List<FieldView> fields, String sketch) {
        public BodyView {
            fields = List.copyOf(fields);
        }
    }

    /**
     * An answer.
     *
     * @param status of HTTP, or {@code other}
     * @param tone of its status
     * @param about what it means
     * @param body what it holds; null if nothing
     */
    public record AnswerView(
            String status,
            String tone,
            String about,
            @Nullable BodyView body) {}
}
