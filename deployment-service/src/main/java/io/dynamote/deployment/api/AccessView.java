package io.dynamote.deployment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a deployment from a terminal; the commands work as pasted.
 *
 * @param portForward opens the way to the frontend; null if none is needed
 * @param models asks which models it serves
 * @param chat asks it a question
 * @param baseUrl of the OpenAI-compatible API, once the way is open
 * @param model name to send in requests
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccessView(@Nullable String portForward, String models, String chat, String baseUrl, String model) {}
