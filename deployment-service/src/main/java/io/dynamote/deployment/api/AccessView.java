package io.dynamote.deployment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a deployment from a terminal; the commands work as pasted.
 *
 * @param portForward makes the frontend reachable; null if it is already
 * @param curl asks it a question
 * @param models asks which models it serves
 * @param baseUrl of the OpenAI-compatible API, once it is reachable
 * @param model name to send in requests
 * @param note what to know before, in words; null if nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccessView(
        @Nullable String portForward,
        String curl,
        String models,
        String baseUrl,
        String model,
        @Nullable String note) {}
