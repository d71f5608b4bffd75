package io.dynamote.embedded.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The small print of the Kubernetes API, over HTTP, on the plainest of kinds. */
class ApiRulesIT {

    private static final String MAPS = "/api/v1/namespaces/dynamo-system/configmaps";
    private static final String MERGE = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private static ClusterFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new ClusterFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void shouldRefuseAnApplyThatWouldTakeAFieldFromAnotherManager() throws Exception {
        apply("owned", "alice", "{color: red, size: big}", false);

        HttpResponse<String> refused = apply("owned", "bob", "{color: blue, size: huge, shape: round}", false);

        assertThat(refused.statusCode()).isEqualTo(409);
        JsonNode status = fixture.json(refused);
        assertThat(status.path("reason").asText()).isEqualTo("Conflict");
        assertThat(status.path("message").asText()).startsWith("Apply failed with 2 conflicts: ");
        assertThat(status.at("/details/causes").findValuesAsText("field")).containsExactly(".data.color", ".data.size");
        assertThat(status.at("/details/causes").findValuesAsText("reason")).containsOnly("FieldManagerConflict");
        assertThat(status.at("/details/causes/0/message").asText()).isEqualTo("conflict with \"alice\"");
        assertThat(data("owned").toString()).isEqualTo("{\"color\":\"red\",\"size\":\"big\"}");
    }

    @Test
    void shouldHandAFieldOverWhenForced() throws Exception {
        apply("forced", "alice", "{color: red, size: big}", false);

        assertThat(apply("forced", "bob", "{color: blue}", true).statusCode()).isEqualTo(200);
        assertThat(apply("forced", "bob", "{color: green}", false).statusCode())
                .as("bob's by now")
                .isEqualTo(200);

        assertThat(apply("forced", "alice", "{color: red, size: big}", false).statusCode())
                .isEqualTo(409);
        assertThat(apply("forced", "alice", "{size: small}", false).statusCode())
                .as("what alice no longer names is not hers to remove")
                .isEqualTo(200);
        assertThat(data("forced").toString()).isEqualTo("{\"color\":\"green\",\"size\":\"small\"}");
    }

    @Test
    void shouldKeepASharedFieldUntilItsLastManagerDropsIt() throws Exception {
        apply("shared", "alice", "{color: red, own: a}", false);
        assertThat(apply("shared", "bob", "{color: red}", false).statusCode())
                .as("the same value is no conflict")
                .isEqualTo(200);

        apply("shared", "alice", "{own: a}", false);
        assertThat(data("shared").path("color").asText()).isEqualTo("red");

        apply("shared", "bob", "{}", false);
        assertThat(data("shared").has("color")).isFalse();
        assertThat(data("shared").path("own").asText()).isEqualTo("a");
    }

    @Test
    void shouldRehearseAnApplyWithoutHandingAnythingOver() throws Exception {
        apply("rehearsed", "alice", "{color: red}", false);

        String path = MAPS + "/rehearsed?fieldManager=bob&force=true&dryRun=All";
        HttpResponse<String> dry = fixture.send("PATCH", path, APPLY, map("rehearsed", "{color: blue}"));

        assertThat(fixture.json(dry).at("/data/color").asText()).isEqualTo("blue");
        assertThat(data("rehearsed").path("color").asText()).isEqualTo("red");
        assertThat(apply("rehearsed", "alice", "{color: pink}", false).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} of {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT    | application/json | {apiVersion: v1, kind: ConfigMap, metadata: {name: other}}                | 400 | does not match the name on the URL
            PUT    | application/json | {apiVersion: v1, kind: ConfigMap, metadata: {}}                           | 400 | does not match the name on the URL
            PUT    | application/json | {apiVersion: v1, kind: Secret, metadata: {name: fixed}}                   | 400 | expected ConfigMap of v1
            PUT    | application/json | {apiVersion: v2, kind: ConfigMap, metadata: {name: fixed}}                | 400 | expected ConfigMap of v1
            PUT    | application/json | {apiVersion: v1, kind: ConfigMap, metadata: {name: fixed, namespace: x}}  | 400 | does not match the namespace on the URL
            PUT    | application/json | {apiVersion: v1, kind: ConfigMap, metadata: {name: fixed, resourceVersion: "1"}} | 409 | please apply your changes to the latest version
            PUT    | application/json | [1]                                                                       | 400 | not an object
            PUT    | application/json | {a: [                                                                     | 400 | cannot be read
            PATCH  | application/merge-patch+json | {"metadata": {"name": "other"}}                               | 400 | does not match the name on the URL
            PATCH  | application/merge-patch+json | {"kind": "Secret"}                                            | 400 | expected ConfigMap of v1
            PATCH  | application/merge-patch+json | {"metadata": {"resourceVersion": "1"}}                        | 409 | please apply your changes to the latest version
            PATCH  | application/json-patch+json  | [{"op": "test", "path": "/data/a", "value": "9"}]             | 422 | rejected our request
            PATCH  | application/json-patch+json  | [{"op": "remove", "path": "/data/none"}]                      | 422 | rejected our request
            PATCH  | application/json-patch+json  | [{"op": "replace", "path": "", "value": 1}]                   | 422 | rejected our request
            PATCH  | application/apply-patch+yaml | {apiVersion: v1, kind: ConfigMap, metadata: {name: fixed}}    | 400 | fieldManager is required
            DELETE | application/json | {"preconditions": {"uid": "someone-else"}}                                | 409 | the UID in the precondition (someone-else)
            DELETE | application/json | {"preconditions": {"resourceVersion": "1"}}                               | 409 | the ResourceVersion in the precondition (1)
            """)
    void shouldRefuseAndLeaveTheObjectAsItWas(String method, String type, String body, int code, String message)
            throws Exception {
        fixture.post(MAPS, map("fixed", "{a: '1'}"));
        String before = fixture.get(MAPS + "/fixed").body();

        HttpResponse<String> refused = fixture.send(method, MAPS + "/fixed", type, body);

        assertThat(refused.statusCode()).isEqualTo(code);
        JsonNode status = fixture.json(refused);
        assertThat(status.path("kind").asText()).isEqualTo("Status");
        assertThat(status.path("code").asInt()).isEqualTo(code);
        assertThat(status.path("message").asText()).contains(message);
        assertThat(fixture.get(MAPS + "/fixed").body()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT   | /api/v1/namespaces/dynamo-system/configmaps                              | 405 | MethodNotAllowed
            PATCH | /api/v1/namespaces/dynamo-system/configmaps                              | 405 | MethodNotAllowed
            POST  | /api/v1/namespaces/dynamo-system/configmaps/x                            | 405 | MethodNotAllowed
            GET   | /api/v1/nodes/gpu-node-1/unknown                                         | 404 | NotFound
            GET   | /api/v1/namespaces/dynamo-system/configmaps/x/status                     | 404 | NotFound
            GET   | /api/v1/nodes/gpu-node-1/log                                             | 404 | NotFound
            GET   | /api/v1/nodes?labelSelector=a%3Db%3Dc                                    | 400 | BadRequest
            GET   | /api/v1/nodes?labelSelector=a%20in%20(b                                  | 400 | BadRequest
            GET   | /api/v1/nodes?labelSelector=-a                                           | 400 | BadRequest
            GET   | /api/v1/nodes?watch=true&resourceVersion=yesterday                       | 400 | BadRequest
            GET   | /api/v1/nodes?watch=true&labelSelector=a%3Db%3Dc                         | 400 | BadRequest
            POST  | /api/v1/namespaces/dynamo-system/configmaps?dryRun=Some                  | 400 | BadRequest
            """)
    void shouldAnswerAtOnceWhatItCannotDo(String method, String path, int code, String reason) throws Exception {
        HttpResponse<String> refused = method.equals("GET")
                ? fixture.get(path)
                : fixture.send(method, path, "application/json", map("never", "{}"));

        assertThat(refused.statusCode()).isEqualTo(code);
        assertThat(fixture.json(refused).path("reason").asText()).isEqualTo(reason);
        assertThat(fixture.get(MAPS + "/never").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldDeleteExactlyTheObjectThatWasMeant() throws Exception {
        JsonNode first = fixture.json(fixture.post(MAPS, map("again", "{}")));
        fixture.send("DELETE", MAPS + "/again", "application/json", "");
        JsonNode second = fixture.json(fixture.post(MAPS, map("again", "{}")));

        assertThat(delete("again", first.at("/metadata/uid").asText()).statusCode())
                .isEqualTo(409);
        assertThat(delete("again", second.at("/metadata/uid").asText()).statusCode())
                .isEqualTo(200);
        assertThat(fixture.get(MAPS + "/again").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind%20in%20(a,a)", "kind%20notin%20(b,b),kind", "kind%3Da"})
    void shouldListBySelectorsThatSayAThingTwice(String selector) throws Exception {
        fixture.send(
                "PATCH",
                MAPS + "/labelled?fieldManager=curl",
                APPLY,
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: labelled, labels: {kind: a}}}");

        JsonNode list = fixture.json(fixture.get(MAPS + "?labelSelector=" + selector));

        assertThat(list.at("/items/0/metadata/name").asText()).isEqualTo("labelled");
        assertThat(list.path("items")).hasSize(1);
    }

    @Test
    void shouldCarryOutAJsonPatchWholeOrNotAtAll() throws Exception {
        fixture.post(MAPS, map("patched", "{a: '1'}"));

        fixture.send("PATCH", MAPS + "/patched", JSON_PATCH, """
                [{"op": "replace", "path": "/data/a", "value": "2"}, {"op": "test", "path": "/data/a", "value": "1"}]
                """);
        assertThat(data("patched").path("a").asText()).isEqualTo("1");

        fixture.send("PATCH", MAPS + "/patched", JSON_PATCH, """
                [{"op": "test", "path": "/data/a", "value": "1"}, {"op": "add", "path": "/data/b", "value": "2"}]
                """);
        assertThat(data("patched").toString()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");

        fixture.send("PATCH", MAPS + "/patched", MERGE, "{\"data\": {\"a\": null}}");
        assertThat(data("patched").toString()).isEqualTo("{\"b\":\"2\"}");
    }

    private static HttpResponse<String> apply(String name, String manager, String data, boolean force)
            throws IOException, InterruptedException {
        String path = "%s/%s?fieldManager=%s&force=%b".formatted(MAPS, name, manager, force);
        return fixture.send("PATCH", path, APPLY, map(name, data));
    }

    private static HttpResponse<String> delete(String name, String uid) throws IOException, InterruptedException {
        return fixture.send(
                "DELETE",
                MAPS + "/" + name,
                "application/json",
                "{\"preconditions\": {\"uid\": \"%s\"}}".formatted(uid));
    }

    private static JsonNode data(String name) throws IOException, InterruptedException {
        return fixture.json(fixture.get(MAPS + "/" + name)).path("data");
    }

    private static String map(String name, String data) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: %s}".formatted(name, data);
    }
}
