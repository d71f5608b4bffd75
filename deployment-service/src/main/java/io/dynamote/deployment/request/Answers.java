package io.dynamote.deployment.request;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Refusal;
import io.dynamote.deployment.view.DeploymentView;
import io.dynamote.deployment.view.Freshness;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.Problem;
import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** Answers to changes, in the form in which they are kept for the next request with the same key. */
@Singleton
class Answers {

    private static final String JSON = "application/json";

    private final ObjectMapper json;
    private final Freshness freshness;

    Answers(ObjectMapper json, Freshness freshness) {
        this.json = json;
        this.freshness = freshness;
    }

    /** The cluster took it. */
    StoredAnswer created(Deployment row) {
        return view(HttpStatus.CREATED, row);
    }

    /** It will be done; the verdict in the body says what it waits for. */
    StoredAnswer accepted(Deployment row) {
        return view(HttpStatus.ACCEPTED, row);
    }

    /** The cluster refused it, and nothing is left of it but its history. */
    StoredAnswer refused(Refusal refusal, TraceContext trace) {
        List<FieldError> errors = refusal.errors().stream()
                .map(error -> new FieldError(error.field(), null, error.message()))
                .toList();
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        Problem problem = Problem.of(
                "refused_by_cluster",
                status.getCode(),
                "The cluster refused the deployment",
                refusal.message(),
                errors,
                trace.traceId());
        return new StoredAnswer(status.getCode(), Problem.MEDIA_TYPE, write(problem));
    }

    private StoredAnswer view(HttpStatus status, Deployment row) {
        return new StoredAnswer(status.getCode(), JSON, write(DeploymentView.of(row, freshness.now())));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must always be writable: " + body.getClass(), e);
        }
    }
}
