package io.dynamote.runtime.service;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/** A small service to look at the runtime from outside. */
@Controller("/probe")
@Requires(property = "dynamote.service", value = "probe")
class ProbeController {

    @Get
    Map<String, Object> number(@QueryValue int number) {
        return Map.of("number", number);
    }

    @Get("/boom")
    String boom() {
        throw new IllegalStateException("secret inner detail");
    }

    @Post
    Map<String, Object> body(@Body byte @Nullable [] body) {
        JsonNode json = JsonBody.parse(body);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(json, errors);
        var name = in.text("name").required();
        in.refuseOthers();
        errors.throwIfAny();
        return Map.of("name", name.value());
    }
}
