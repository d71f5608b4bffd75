package io.dynamote.alert.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.dynamote.alert.configuration.ConfiguredReceiver.Place;
import io.dynamote.alert.discord.DiscordMessage;
import io.dynamote.alert.mattermost.MattermostMessage;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.receiver.HttpReceiver;
import io.dynamote.alert.receiver.SecretUrl;
import io.dynamote.alert.route.DurationText;
import io.dynamote.alert.slack.SlackMessage;
import io.dynamote.alert.teams.TeamsMessage;
import io.dynamote.alert.telegram.TelegramMessage;
import io.dynamote.alert.webhook.WebhookMessage;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads one receiver, in Alertmanager's names. */
final class ReceiverReader {

    private static final String TELEGRAM = "https://api.telegram.org";
    private static final int MOST_ALERTS = 100_000;

    private ReceiverReader() {}

    static Optional<ConfiguredReceiver> read(ObjectReader in) {
        Optional<String> name =
                in.text("name").required().as(ReceiverReader::name).optional();
        String known = name.orElse("?");
        List<Place> places = new ArrayList<>();
        places.addAll(all(in, known, "slack", 1_000, ReceiverReader::slack));
        places.addAll(all(in, known, "discord", 2_000, ReceiverReader::discord));
        places.addAll(all(in, known, "msteamsv2", 1_000, ReceiverReader::teams));
        places.addAll(all(in, known, "mattermost", 200, ReceiverReader::mattermost));
        places.addAll(all(in, known, "telegram", 3_000, ReceiverReader::telegram));
        places.addAll(all(in, known, "email", 0, EmailReader::read));
        places.addAll(all(in, known, "webhook", 0, ReceiverReader::webhook));
        in.refuseOthers();
        return name.map(text -> new ConfiguredReceiver(text, places));
    }

    private static String name(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,99}")) {
            throw new IllegalArgumentException("must be 1 to 100 letters, digits, blanks, dots, dashes, slashes");
        }
        return name;
    }

    private static List<Place> all(
            ObjectReader in,
            String receiver,
            String kind,
            long spacing,
            Function<ObjectReader, Optional<ReceiverFactory>> settings) {
        List<Destination> destinations = new ArrayList<>();
        List<Optional<ReceiverFactory>> factories = in.objects(kind + "_configs", one -> {
                    String id = receiver + "/" + kind + "/" + destinations.size();
                    destinations.add(destination(one, receiver, id, spacing));
                    Optional<ReceiverFactory> factory = settings.apply(one);
                    one.refuseOthers();
                    return factory;
                })
                .optional()
                .orElse(List.of());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < factories.size(); i++) {
            Destination destination = destinations.get(i);
            factories.get(i).ifPresent(factory -> places.add(new Place(destination, factory)));
        }
        return places;
    }

    private static Destination destination(ObjectReader in, String receiver, String id, long spacing) {
        return new Destination(
                receiver,
                id,
                in.bool("send_resolved").optional().orElse(true),
                in.text("spacing").as(DurationText::parse).optional().orElse(Duration.ofMillis(spacing)));
    }

    private static Optional<ReceiverFactory> slack(ObjectReader in) {
        return url(in, "api_url")
                .map(url -> (http, clock) ->
                        new HttpReceiver(url, http, clock, SlackMessage::render, SlackMessage::refusal));
    }

    private static Optional<ReceiverFactory> discord(ObjectReader in) {
        return url(in, "webhook_url")
                .map(url -> (http, clock) -> new HttpReceiver(url, http, clock, DiscordMessage::render));
    }

    private static Optional<ReceiverFactory> teams(ObjectReader in) {
        return url(in, "webhook_url")
                .map(url -> (http, clock) -> new HttpReceiver(url, http, clock, TeamsMessage::render));
    }

    private static Optional<ReceiverFactory> mattermost(ObjectReader in) {
        String channel = in.text("channel")
                .as(text -> matching(text, "[@~#]?[a-zA-Z0-9._-]{1,64}", "must be the name of a channel"))
                .orNull();
        return url(in, "webhook_url")
                .map(url -> (http, clock) ->
                        new HttpReceiver(url, http, clock, message -> MattermostMessage.render(message, channel)));
    }

    private static Optional<ReceiverFactory> telegram(ObjectReader in) {
        Optional<String> token = in.text("bot_token")
                .required()
                .as(text -> matching(text, "[0-9]{1,20}:[A-Za-z0-9_-]{10,100}", "must be a token as of BotFather"))
                .optional();
        String chat = chat(in);
        Integer thread = in.integer("message_thread_id").orNull();
        String base =
                url(in, "api_url", TELEGRAM).map(url -> url.value().toString()).orElse(TELEGRAM);
        if (token.isEmpty() || chat == null) {
            return Optional.empty();
        }
        SecretUrl url = SecretUrl.parse(base + "/bot" + token.get() + "/sendMessage");
        return Optional.of((http, clock) -> new HttpReceiver(
                url, http, clock, message -> TelegramMessage.render(message, chat, thread), TelegramMessage::refusal));
    }

    /** The name of a channel, or a number in quotes, as it may not fit a number of JSON everywhere. */
    private static @Nullable String chat(ObjectReader in) {
        return in.text("chat_id")
                .required()
                .as(text ->
                        matching(text, "-?[0-9]{1,20}|@[A-Za-z0-9_]{4,64}", "must be a number in quotes or @channel"))
                .orNull();
    }

    private static Optional<ReceiverFactory> webhook(ObjectReader in) {
        int most = in.integer("max_alerts")
                .as(ReceiverReader::mostAlerts)
                .optional()
                .orElse(0);
        return url(in, "url")
                .map(url -> (http, clock) ->
                        new HttpReceiver(url, http, clock, message -> WebhookMessage.render(message, most)));
    }

    private static int mostAlerts(int most) {
        if (most < 0 || most > MOST_ALERTS) {
            throw new IllegalArgumentException("must be from 0 to " + MOST_ALERTS);
        }
        return most;
    }

    private static Optional<SecretUrl> url(ObjectReader in, String name) {
        return in.text(name).required().as(SecretUrl::parse).optional();
    }

    private static Optional<SecretUrl> url(ObjectReader in, String name, String usual) {
        return in.text(name).orElse(usual).as(SecretUrl::parse).optional();
    }

    static String matching(String text, String form, String expectation) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(expectation);
        }
        return text;
    }
}
