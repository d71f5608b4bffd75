package io.dynamote.alert.api;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

import io.dynamote.alert.intake.RuleHealths;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.store.RuleStore;
import io.dynamote.alert.store.RuleVersion;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/rules}: rules one by one. */
@Controller(RuleController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleController {

    static final String PATH = "/api/rules";

    private final RuleStore rules;
    private final RuleHealths healths;
    private final Writes writes;
    private final Clock clock;

    RuleController(RuleStore rules, RuleHealths healths, Writes writes, Clock clock) {
        this.rules = rules;
        this.healths = healths;
        this.writes = writes;
        this.clock = clock;
    }

    /** All of them on one page, by id. */
    @Get
    Page<RuleView> list() {
        return Page.current(rules.current().stream().map(this::view).toList(), null, clock.instant());
    }

    @Get("/{id}")
    RuleView show(String id) {
        return view(find(id(id)));
    }

    /** What it was, newest first. */
    @Get("/{id}/versions")
    Page<RuleView> versions(HttpRequest<?> request, String id) {
        Parameters in = Parameters.of(request);
        List<RuleVersion> found = rules.versions(id(id), before(in), in.limit() + 1);
        if (found.isEmpty()) {
            throw new AlertException.NotFound("rule", id);
        }
        String next = found.size() <= in.limit()
                ? null
                : new Cursor(Integer.toString(found.get(in.limit() - 1).rule().revision())).encoded();
        return Page.current(
                found.stream()
                        .limit(in.limit())
                        .map(version -> RuleView.of(version, null))
                        .toList(),
                next,
                clock.instant());
    }

    private static int before(Parameters in) {
        String cursor = in.text("cursor");
        try {
            return cursor == null
                    ? Integer.MAX_VALUE
                    : Integer.parseInt(Cursor.decode(cursor).after());
        } catch (NumberFormatException e) {
            throw InvalidInputException.of(
                    "cursor", String.valueOf(cursor), "must be the nextCursor of an earlier answer");
        }
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body byte @Nullable [] body) {
        RuleInput.Result input = RuleInput.read(JsonBody.parse(body), null);
        Rule rule = input.orThrow();
        return writes.once(request, body, HttpStatus.CREATED, () -> save(request, rule, 0, input.reason()))
                .header(HttpHeaders.LOCATION, PATH + "/" + rule.id());
    }

    /** Replaces a rule as it was seen; without a revision, whatever it is by now. */
    @Put(uri = "/{id}", consumes = MediaType.ALL)
    HttpResponse<byte[]> replace(HttpRequest<?> request, String id, @Body byte @Nullable [] body) {
        RuleId known = id(id);
        RuleInput.Result input = RuleInput.read(JsonBody.parse(body), known);
        Rule rule = input.orThrow();
        return writes.once(request, body, HttpStatus.OK, () -> {
            Integer seen = input.seen();
            return save(request, rule, seen == null ? find(known).rule().revision() : seen, input.reason());
        });
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        RuleId known = id(id);
        return writes.once(request, () -> rules.delete(known, find(known).rule().revision(), writes.actor(request)));
    }

    @Post(uri = "/{id}/enable", consumes = MediaType.ALL)
    HttpResponse<byte[]> enable(HttpRequest<?> request, String id, @Nullable @Body String body) {
        return change(request, id, Notes.bytes(body), rule -> rule.withEnabled(true));
    }

    @Post(uri = "/{id}/disable", consumes = MediaType.ALL)
    HttpResponse<byte[]> disable(HttpRequest<?> request, String id, @Nullable @Body String body) {
        return change(request, id, Notes.bytes(body), rule -> rule.withEnabled(false));
    }

    private HttpResponse<byte[]> change(
            HttpRequest<?> request, String id, byte @Nullable [] body, UnaryOperator<Rule> change) {
        String reason = Notes.optional(body);
        return writes.once(request, body, HttpStatus.OK, () -> {
            Rule rule = find(id(id)).rule();
            return save(request, change.apply(rule), rule.revision(), reason);
        });
    }

    private RuleView save(HttpRequest<?> request, Rule rule, int seen, @Nullable String reason) {
        return view(find(rules.save(rule, seen, writes.actor(request), reason).id()));
    }

    private RuleView view(RuleVersion version) {
        return RuleView.of(version, healths.of(version.rule().id()));
    }

    private RuleVersion find(RuleId id) {
        return rules.find(id).orElseThrow(() -> new AlertException.NotFound("rule", id));
    }

    /** An id that no rule can have is not found. */
    private static RuleId id(String path) {
        try {
            return new RuleId(path);
        } catch (IllegalArgumentException e) {
            throw new AlertException.NotFound("rule", path);
        }
    }
}
