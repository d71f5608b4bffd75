package io.dynamote.alert.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleFile;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.store.RuleStore;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** All rules as a file. */
@Controller(RuleController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleFileController {

    private static final Pattern LINE = Pattern.compile("line (\\d+): ");

    private final RuleStore rules;
    private final Writes writes;

    RuleFileController(RuleStore rules, Writes writes) {
        this.rules = rules;
        this.writes = writes;
    }

    /**
     * What an import did, or would do.
     *
     * @param created ids of rules that were not there
     * @param changed ids of those that differ
     * @param unchanged ids of those that do not
     * @param errors why nothing was done
     */
    record Report(List<String> created, List<String> changed, List<String> unchanged, List<Fault> errors) {}

    /**
     * What is wrong with a file.
     *
     * @param line counted from 1; null if it is of no line
     * @param field its place in the file
     */
    record Fault(@Nullable Integer line, String field, String message) {

        static Fault of(FieldError error) {
            Matcher matcher = LINE.matcher(error.message());
            return matcher.lookingAt()
                    ? new Fault(
                            Integer.valueOf(matcher.group(1)),
                            error.field(),
                            error.message().substring(matcher.end()))
                    : new Fault(null, error.field(), error.message());
        }
    }

    @Get("/export")
    @Produces("application/yaml")
    HttpResponse<String> export() {
        return HttpResponse.ok(RuleFile.write(rules.all()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rules.yaml\"");
    }

    /** All rules of the file, or none. Rules that it does not have stay as they are. */
    @Post(uri = "/import", consumes = MediaType.ALL)
    HttpResponse<?> importFile(HttpRequest<?> request, @Body byte @Nullable [] body) {
        boolean dryRun = Parameters.of(request).flag("dryRun", false);
        List<Rule> read;
        try {
            read = RuleFile.read(body == null ? new byte[0] : body);
        } catch (InvalidInputException e) {
            if (!dryRun) {
                throw e;
            }
            return HttpResponse.ok(new Report(
                    List.of(),
                    List.of(),
                    List.of(),
                    e.errors().stream().map(Fault::of).toList()));
        }
        if (dryRun) {
            return HttpResponse.ok(report(read));
        }
        return writes.once(request, body, HttpStatus.OK, () -> {
            Report report = report(read);
            var _ = rules.putAll(read, writes.actor(request), "import");
            return report;
        });
    }

    private Report report(List<Rule> read) {
        Map<RuleId, Rule> known = new HashMap<>();
        rules.all().forEach(rule -> known.put(rule.id(), rule));
        Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), List.of());
        for (Rule rule : read) {
            Rule before = known.get(rule.id());
            List<String> part = before == null
                    ? report.created()
                    : before.equals(rule.withRevision(before.revision())) ? report.unchanged() : report.changed();
            part.add(rule.id().value());
        }
        return report;
    }
}
