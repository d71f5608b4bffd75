package io.dynamote.contracts.compat;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiRulesTest {

    private static final String BEFORE = """
            openapi: 3.1.0
            info: {version: '1.4'}
            paths:
              /rules:
                get:
                  operationId: listRules
                  parameters:
                  - {name: team, in: query, schema: {type: string}}
                  - {name: limit, in: query, schema: {type: integer, maximum: 200}}
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '#/components/schemas/RulePage'}}, text/csv: {schema: {type: string}}}
                      headers: {ETag: {schema: {type: string}}}
              /rules/{id}:
                put:
                  operationId: saveRule
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/RuleInput'}}, application/yaml: {schema: {type: string}}}
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Rule'}}}}
            components:
              schemas:
                RulePage: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Rule'}}, next: {$ref: '#/components/schemas/RulePage'}}, required: [items]}
                Rule:
                  type: object
                  properties:
                    name: {type: string}
                    health: {type: string, enum: [good, bad]}
                    count: {type: integer}
                    at: {type: string, format: date-time}
                    owner: {type: [string, 'null']}
                  required: [name, count]
                RuleInput:
                  type: object
                  additionalProperties: false
                  properties:
                    name: {type: string, maxLength: 60}
                    severity: {type: string, enum: [info, warning]}
                    labels: {type: object, additionalProperties: {type: string}}
                  required: [name]
            """;

    private static List<String> breaks(String then, String now) {
        assertThat(BEFORE).contains(then);
        ObjectNode after = YamlText.read(BEFORE.replace(then, now));
        return ApiRules.breaks(YamlText.read(BEFORE), after).stream()
                .map(Break::toString)
                .toList();
    }

    @Test
    void shouldFindNothingInTheSameDocument() {
        assertThat(breaks("1.4", "1.5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`/rules:`                       | `/rule:`                        | GET /rules: would be gone",
                "`    put:`                      | `    post:`                     | PUT /rules/{id}: would be gone",
                "listRules                       | rules                           | GET /rules: operationId was listRules",
                "`- {name: team, in: query`      | `- {name: group, in: query`     | GET /rules query team: would be gone",
                "`{name: team, in: query,`       | `{name: team, in: query, required: true,` | GET /rules query team: would be required",
                "`maximum: 200`                  | `maximum: 100`                  | GET /rules query limit: maximum was 200",
                "`schema: {type: integer, maximum`| `schema: {type: string, maximum`| GET /rules query limit: was integer",
                "`text/csv`                      | `text/tsv`                      | GET /rules 200: would no longer be had as text/csv",
                "`{ETag: {schema`                | `{Tag: {schema`                 | GET /rules 200 header ETag: would be gone",
                "`application/yaml`              | `text/yaml`                     | PUT /rules/{id} body: application/yaml would no longer be taken",
                "`requestBody:`                  | `requestBody: {required: true}\n      x:` | PUT /rules/{id} body: would be required",
                "`name: {type: string}`          | `title: {type: string}`         | GET /rules 200.items[].name: would be gone",
                "`[name, count]`                 | `[name]`                        | PUT /rules/{id} 200.count: was always there",
                "`count: {type: integer}`        | `count: {type: [integer, 'null']}` | PUT /rules/{id} 200.count: was integer, would be null",
                "`count: {type: integer}`        | `count: {type: number}`         | GET /rules 200.items[].count: was integer, would be number",
                "`, format: date-time`           | ``                              | PUT /rules/{id} 200.at: format was date-time, would be nothing",
                "`, enum: [good, bad]`           | ``                              | would be any",
                "`items: {type: array, items`    | `items: {type: object, items`   | GET /rules 200.items: was array",
                "`maxLength: 60`                 | `maxLength: 50`                 | PUT /rules/{id} body.name: maxLength was 60",
                "`maxLength: 60`                 | `pattern: x`                    | PUT /rules/{id} body.name: pattern was none",
                "`maxLength: 60`                 | `enum: [a]`                     | PUT /rules/{id} body.name: was any",
                "`[info, warning]`               | `[info]`                        | PUT /rules/{id} body.severity: would no longer take [warning]",
                "`required: [name]\n`            | `required: [name, labels]\n`    | PUT /rules/{id} body.labels: would be required",
                "`severity: {type: string, enum` | `level: {type: string, enum`    | PUT /rules/{id} body.severity: would be gone",
                "`additionalProperties: {type: string}` | `additionalProperties: {type: integer}` | PUT /rules/{id} body.labels{}: was string",
                "`labels: {type: object, additionalProperties: {type: string}}` | `labels: {type: object, additionalProperties: false}` | PUT /rules/{id} body.labels{}: other fields would be refused",
            })
    void shouldRefuseWhatBreaksClients(String then, String now, String expected) {
        String before = then.replace("\\n", "\n");
        String after = now == null ? "" : now.replace("\\n", "\n");
        assertThat(breaks(before, after)).anyMatch(line -> line.contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`  /rules/{id}:`               | `  /more: {get: {responses: {}}}\n  /rules/{id}:`",
                "`    put:`                     | `    delete: {responses: {}}\n    put:`",
                "`- {name: team`                | `- {name: q, in: query, schema: {type: string}}\n      - {name: team`",
                "`maximum: 200`                 | `maximum: 500`",
                "`name: {type: string}`         | `name: {type: string}\n        more: {type: string}`",
                "`required: [name, count]`      | `required: [name, count, at]`",
                "`[good, bad]`                  | `[good, bad, ugly]`",
                "`[good, bad]`                  | `[good]`",
                "`owner: {type: [string, 'null']}` | `owner: {type: string}`",
                "`maxLength: 60`                | `maxLength: 90`",
                "`, maxLength: 60`              | ``",
                "`[info, warning]`              | `[info, warning, critical]`",
                "`, enum: [info, warning]`      | ``",
                "`severity: {type: string`      | `reason: {type: string}\n        severity: {type: string`",
                "`required: [name]\n`           | `required: []\n`",
                "`additionalProperties: false`  | `additionalProperties: true`",
            })
    void shouldTakeWhatOnlyAdds(String then, String now) {
        String after = now == null ? "" : now.replace("\\n", "\n");
        assertThat(breaks(then.replace("\\n", "\n"), after)).isEmpty();
    }

    @Test
    void shouldTakeAnythingUnderANewMajorVersion() {
        ObjectNode after = YamlText.read(BEFORE.replace("'1.4'", "'2.0'").replace("/rules", "/other"));
        assertThat(ApiRules.breaks(YamlText.read(BEFORE), after)).isEmpty();
    }

    @Test
    void shouldFollowUnions() {
        String union = BEFORE.replace(
                "name: {type: string, maxLength: 60}", "name: {anyOf: [{type: string}, {type: integer}]}");
        ObjectNode older = YamlText.read(union);
        ObjectNode narrower =
                YamlText.read(union.replace("{anyOf: [{type: string}, {type: integer}]}", "{type: string}"));
        assertThat(ApiRules.breaks(older, narrower))
                .extracting(Break::toString)
                .containsExactly("PUT /rules/{id} body.name: was integer, would be string");
        assertThat(ApiRules.breaks(narrower, older)).isEmpty();
    }
}
