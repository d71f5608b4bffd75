package io.dynamote.web.reference;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The documents for programs: OpenAPI of this door, AsyncAPI of the topics, a JSON Schema for each type. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocumentController {

    private static final String YAML = "application/yaml";

    private final ApiDocuments documents;

    DocumentController(ApiDocuments documents) {
        this.documents = documents;
    }

    @Get(uri = "/openapi.json")
    HttpResponse<String> json() {
        return fresh(documents.json());
    }

    @Get(uri = "/openapi.yaml", produces = YAML)
    HttpResponse<String> yaml() {
        return fresh(documents.yaml());
    }

    @Get(uri = "/asyncapi.yaml", produces = YAML)
    HttpResponse<String> topics() {
        return fresh(documents.topics());
    }

    @Get(uri = "/schemas/{type}.json", produces = "application/schema+json")
    HttpResponse<String> schema(String type) {
        return fresh(documents.schema(type).orElseThrow(() -> new UnknownSchemaException(type)));
    }

    /** Asked for again each time: another version of the portal has others under the same address. */
    private static HttpResponse<String> fresh(String document) {
        return HttpResponse.ok(document).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
