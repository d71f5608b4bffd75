package io.dynamote.alert.alertmanager;

import java.util.List;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Which alerts a request wants, by Alertmanager's parameters. */
record AlertChoice(
        Matchers filter,
        boolean active,
        boolean silenced,
        boolean inhibited,
        @Nullable Pattern receiver) {

    static AlertChoice of(HttpRequest<?> request) {
        HttpParameters in = request.getParameters();
        return new AlertChoice(
                filter(in.getAll("filter")),
                flag(in, "active"),
                flag(in, "silenced"),
                flag(in, "inhibited"),
                receiver(in.get("receiver")));
    }

    /** Each value holds one matcher or several. */
    static Matchers filter(List<String> values) {
        try {
            return Matchers.join(values.stream().map(Matchers::parse).toList());
        } catch (IllegalArgumentException e) {
            throw refused("filter", values.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean flag(HttpParameters in, String name) {
        String value = in.get(name);
        return switch (value) {
            case null -> true;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw refused(name, value, "must be true or false");
        };
    }

    private static @Nullable Pattern receiver(@Nullable String expression) {
        try {
            return expression == null || expression.isEmpty() ? null : Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw refused("receiver", String.valueOf(expression), "must be a regular expression (RE2)");
        }
    }

    private static InvalidInputException refused(String name, String value, String message) {
        return InvalidInputException.malformed(new FieldError(name, value, message));
    }

    boolean wants(LabelSet labels) {
        return filter.matches(labels);
    }

    boolean wants(AlertView alert) {
        AlertView.Status status = alert.status();
        boolean isMuted = !status.silencedBy().isEmpty() || !status.mutedBy().isEmpty();
        boolean isInhibited = !status.inhibitedBy().isEmpty();
        return (active || isMuted || isInhibited)
                && (silenced || !isMuted)
                && (inhibited || !isInhibited)
                && alert.receivers().stream().anyMatch(one -> wantsReceiver(one.name()));
    }

    boolean wantsReceiver(String name) {
        return receiver == null || receiver.matches(name);
    }
}
