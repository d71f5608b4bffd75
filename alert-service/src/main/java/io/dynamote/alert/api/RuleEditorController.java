package io.dynamote.alert.api;

import java.time.Clock;
import java.util.regex.Pattern;

import io.dynamote.alert.store.RuleStore;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.Variable;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** What somebody needs who writes a rule: the figures there are, what is wrong with it, what it would have done. */
@Controller(RuleController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleEditorController {

    private final RuleStore rules;
    private final RulePreviews previews;
    private final Clock clock;

    RuleEditorController(RuleStore rules, RulePreviews previews, Clock clock) {
        this.rules = rules;
        this.previews = previews;
        this.clock = clock;
    }

    /**
     * A figure.
     *
     * @param unit as the end of its name says it; empty for a count
     */
    record VariableView(String name, String unit, String description) {

        private static final Pattern PER_SECOND = Pattern.compile(".*_per_second(_.*)?");

        static VariableView of(Variable variable) {
            return new VariableView(variable.name(), unit(variable.name()), variable.meaning());
        }

        private static String unit(String name) {
            if (PER_SECOND.matcher(name).matches()) {
                return "per second";
            }
            String end = name.substring(name.lastIndexOf('_') + 1);
            return switch (end) {
                case "seconds", "bytes", "celsius", "watts", "hertz" -> end;
                case "ratio", "utilization" -> "ratio";
                default -> "";
            };
        }
    }

    /** The figures of a kind of entity, all on one page. */
    @Get("/variables")
    Page<VariableView> variables(HttpRequest<?> request) {
        SignalKind kind = Parameters.of(request).kind();
        if (kind == null) {
            throw InvalidInputException.of("kind", "", "must be one of " + Parameters.words(SignalKind.values()));
        }
        return Page.current(kind.variables().stream().map(VariableView::of).toList(), null, clock.instant());
    }

    @Post(uri = "/check", consumes = MediaType.ALL)
    RuleCheck check(@Body byte @Nullable [] body) {
        return RuleCheck.of(JsonBody.parse(body), rules.all());
    }

    @Post(uri = "/dry-run", consumes = MediaType.ALL)
    RulePreview dryRun(@Body byte @Nullable [] body) {
        return previews.of(JsonBody.parse(body));
    }
}
