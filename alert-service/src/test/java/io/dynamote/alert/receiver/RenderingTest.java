package io.dynamote.alert.receiver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.alert.discord.DiscordMessage;
import io.dynamote.alert.mattermost.MattermostMessage;
import io.dynamote.alert.slack.SlackMessage;
import io.dynamote.alert.teams.TeamsMessage;
import io.dynamote.alert.telegram.TelegramMessage;
import io.dynamote.alert.webhook.WebhookMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RenderingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = Samples.NAMES;
    private static final int ANY_TEXTS = Boolean.getBoolean("dynamote.endurance") ? 2_000 : 50;

    private enum Form {
        SLACK(SlackMessage::render),
        DISCORD(DiscordMessage::render),
        TEAMS(TeamsMessage::render),
        MATTERMOST(message -> MattermostMessage.render(message, "alerts")),
        TELEGRAM(message -> TelegramMessage.render(message, "-100123", 7)),
        WEBHOOK(message -> WebhookMessage.render(message, 0));

        private final Function<Message, String> render;

        Form(Function<Message, String> render) {
            this.render = render;
        }
    }

    private static Stream<Arguments> forms() {
        return Stream.of(Form.values()).flatMap(form -> NAMES.stream().map(name -> Arguments.of(form, name)));
    }

    private static JsonNode json(Form form, String name) throws JsonProcessingException {
        return JSON.readTree(form.render.apply(Samples.message(name)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldBeAsTheGoldenSays(Form form, String name) throws JsonProcessingException {
        String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(form, name)) + "\n";

        Samples.shouldBe(form.name().toLowerCase(Locale.ROOT) + "/" + name + ".json", pretty);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldKeepTheLimitsOfSlack(String name) throws JsonProcessingException {
        JsonNode attachment = json(Form.SLACK, name).at("/attachments/0");

        assertThat(attachment.path("title").asText()).hasSizeLessThanOrEqualTo(1_024);
        assertThat(attachment.path("text").asText())
                .hasSizeLessThanOrEqualTo(3_000)
                .doesNotContain("<!channel>")
                .contains("|Acknowledge>");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldKeepTheLimitsOfDiscord(String name) throws JsonProcessingException {
        JsonNode root = json(Form.DISCORD, name);
        String title = root.at("/embeds/0/title").asText();
        String description = root.at("/embeds/0/description").asText();

        assertThat(title).hasSizeLessThanOrEqualTo(256);
        assertThat(description).hasSizeLessThanOrEqualTo(4_096);
        assertThat(title.length() + description.length()).isLessThanOrEqualTo(6_000);
        assertThat(root.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(root.at("/allowed_mentions/parse")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldKeepTheLimitOfTeams(String name) {
        assertThat(Form.TEAMS.render.apply(Samples.message(name)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(28 * 1_024);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldKeepTheLimitOfMattermost(String name) throws JsonProcessingException {
        assertThat(json(Form.MATTERMOST, name).at("/attachments/0/text").asText())
                .hasSizeLessThanOrEqualTo(16_383)
                .doesNotContain("@everyone", "@here");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shouldWriteWholeHtmlForTelegram(String name) throws JsonProcessingException {
        String text = json(Form.TELEGRAM, name).path("text").asText();

        assertThat(text).hasSizeLessThanOrEqualTo(4_096);
        assertThat(openTags(text)).isEmpty();
        assertThat(text.replaceAll("</?b>|<a href=\"[^\"<>]*\">|</a>", "")).doesNotContain("<", ">");
        assertThat(text.replaceAll("&(amp|lt|gt|quot);", "")).doesNotContain("&");
    }

    private static Deque<String> openTags(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z]+)[^>]*>").matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(tags.group(2));
            }
        }
        return open;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldDrawNothingThatChangesTheRest(Form form, String name) throws JsonProcessingException {
        if (form != Form.WEBHOOK) {
            for (String text : json(form, name).findValuesAsText("text")) {
                assertThat(text).doesNotContain("\u202E", "\u001b", "\u0007", "\u0000");
                assertThat(text.codePoints().filter(each -> Character.getType(each) == Character.SURROGATE))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldLinkBack(Form form, String name) {
        assertThat(form.render.apply(Samples.message(name))).contains("https://dynamote.example.org/alerts?group=1");
    }

    @Test
    void shouldSayHowManyAlertsWereLeftOut() {
        assertThat(SlackMessage.render(Samples.message("large"))).containsPattern("… and [0-9]+ more");
        assertThat(MattermostMessage.render(Samples.message("large"), null))
                .contains("host=gpu\\\\-099")
                .doesNotContain(" more");
    }

    /** Whatever a template made of its variables, or said of its failure: a message is made of it. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void shouldMakeAMessageOfAnyText(Form form) throws JsonProcessingException {
        Random random = new Random(form.name().hashCode());
        for (int i = 0; i < ANY_TEXTS; i++) {
            String json = form.render.apply(Samples.random(random));

            assertThat(JSON.readTree(json).isObject()).isTrue();
            assertThat(json.getBytes(StandardCharsets.UTF_8).length)
                    .as("bytes of %s", form)
                    .isLessThanOrEqualTo(
                            form == Form.WEBHOOK ? Integer.MAX_VALUE : form == Form.MATTERMOST ? 100_000 : 28 * 1_024);
        }
    }

    @Test
    void shouldTruncateForProgramsOnlyIfTheyWantIt() throws JsonProcessingException {
        Message large = Samples.message("large");
        JsonNode all = JSON.readTree(WebhookMessage.render(large, 0));
        JsonNode ten = JSON.readTree(WebhookMessage.render(large, 10));

        assertThat(all.path("alerts")).hasSize(100);
        assertThat(all.path("truncatedAlerts").asInt()).isZero();
        assertThat(ten.path("alerts")).hasSize(10);
        assertThat(ten.path("truncatedAlerts").asInt()).isEqualTo(90);
        assertThat(all.path("status").asText()).isEqualTo("firing");
        assertThat(all.path("commonLabels").has("host")).isFalse();
    }
}
