package io.dynamote.contracts.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.Promise;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients rely on in every operation holds in every operation; the few that are otherwise have their reason here. */
class ConventionsTest {

    private static final ObjectNode DOOR = read();

    /** Alertmanager's API has the shapes of Alertmanager. */
    private static final Pattern ANOTHERS = Pattern.compile("/api/v2/.*");

    /** Sums over a span of time that is past: {@code completeTo} says how far they are known. */
    private static final Set<String> SUMS = Set.of("getTrafficSummary");

    /** Newest lines of what goes on, not pages of a list: a thousand are one panel. */
    private static final Set<String> TAILS = Set.of("listLogLines", "listJobEvents");

    /** Sent again they change nothing more: states with a time of their own, numbered samples, or nothing at all. */
    private static final Set<String> HARMLESS_AGAIN = Set.of(
            "sendRequests",
            "sendPulses",
            "sendHostSamples",
            "sendLogLines",
            "reportJob",
            "beginMaintenance",
            "endMaintenance",
            "acknowledgeByLink",
            "previewDeployment",
            "checkRule",
            "dryRunRule",
            "testReceiver");

    private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern DURATION =
            Pattern.compile("(?i).*(seconds|millis).*|duration.*|.*(interval|wait|age)");
    private static final Pattern IN_A_UNIT = Pattern.compile(".*(Seconds|Millis|PerSecond)|seconds");

    private record Operation(String verb, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        JsonNode answer() {
            return resolved(node.at("/responses/200/content/application~1json/schema"));
        }

        boolean isFile() {
            return node.at("/responses/200/content").has("text/csv");
        }
    }

    private static ObjectNode read() {
        try {
            return (ObjectNode) Promise.of("dynamote.yaml", (_, _) -> List.of()).read();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? DOOR.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static List<Operation> ours() {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : DOOR.get("paths").properties()) {
            if (!ANOTHERS.matcher(path.getKey()).matches()) {
                path.getValue()
                        .properties()
                        .forEach(each -> found.add(new Operation(each.getKey(), path.getKey(), each.getValue())));
            }
        }
        assertThat(found).hasSizeGreaterThan(60);
        return found;
    }

    private static List<Operation> lists() {
        return ours().stream()
                .filter(each -> each.answer().path("properties").has("items"))
                .filter(each -> !SUMS.contains(each.id()))
                .toList();
    }

    @Test
    void shouldSayOfEachListHowOldItIs() {
        assertThat(lists()).hasSizeGreaterThan(15).allSatisfy(list -> {
            List<String> required = new ArrayList<>();
            list.answer().path("required").forEach(name -> required.add(name.asText()));
            assertThat(required).as(list.id()).contains("items", "asOf", "stale");
        });
    }

    @Test
    void shouldLeaveOutTheCursorWhereThereIsNoNextPage() {
        assertThat(lists()).allSatisfy(list -> {
            JsonNode cursor = list.answer().at("/properties/nextCursor");
            assertThat(list.answer().path("required").toString()).as(list.id()).doesNotContain("nextCursor");
            assertThat(cursor.isMissingNode() || cursor.path("type").asText().equals("string"))
                    .as(list.id())
                    .isTrue();
        });
    }

    @Test
    void shouldAnswerNoBareLists() {
        assertThat(ours())
                .allSatisfy(
                        each -> assertThat(each.answer().path("type").asText().equals("array") && !each.isFile())
                                .as(each.id())
                                .isFalse());
    }

    @Test
    void shouldLimitPagesToTwoHundred() {
        assertThat(ours())
                .allSatisfy(each -> each.node().path("parameters").forEach(parameter -> {
                    if (parameter.path("name").asText().equals("limit") && !TAILS.contains(each.id())) {
                        assertThat(parameter.at("/schema/minimum").asInt())
                                .as(each.id())
                                .isEqualTo(1);
                        assertThat(parameter.at("/schema/maximum").asInt())
                                .as(each.id())
                                .isEqualTo(200);
                    }
                }));
    }

    @Test
    void shouldTakeAnIdempotencyKeyWithEveryWriteThatIsNotHarmlessAgain() {
        Set<String> without = new TreeSet<>();
        for (Operation operation : ours()) {
            boolean takesKey = operation.node().path("parameters").toString().contains("/Idempotency-Key");
            if (!operation.verb().equals("get") && !takesKey) {
                without.add(operation.id());
            }
        }
        assertThat(without).isEqualTo(new TreeSet<>(HARMLESS_AGAIN));
    }

    @Test
    void shouldNameFieldsInCamelCaseWithTheirUnits() {
        Map<String, String> wrong = new TreeMap<>();
        for (Map.Entry<String, JsonNode> schema : DOOR.at("/components/schemas").properties()) {
            if (schema.getKey().startsWith("Alertmanager") || schema.getKey().startsWith("Posted")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> field :
                    schema.getValue().path("properties").properties()) {
                String name = field.getKey();
                boolean isNumber = field.getValue().path("type").toString().matches(".*(number|integer).*");
                if (!CAMEL.matcher(name).matches()
                        || (isNumber
                                && DURATION.matcher(name).matches()
                                && !IN_A_UNIT.matcher(name).matches())) {
                    wrong.put(schema.getKey() + "." + name, field.getValue().toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
