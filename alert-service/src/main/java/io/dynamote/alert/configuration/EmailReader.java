package io.dynamote.alert.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.dynamote.alert.email.EmailReceiver;
import io.dynamote.alert.email.EmailSettings;
import io.dynamote.alert.receiver.Secret;
import io.dynamote.alert.route.DurationText;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads settings of mail. */
final class EmailReader {

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private EmailReader() {}

    static Optional<ReceiverFactory> read(ObjectReader in) {
        Optional<String> server =
                in.text("smarthost").required().as(EmailReader::server).optional();
        Optional<String> from =
                in.text("from").required().as(EmailReader::address).optional();
        Optional<List<String>> to =
                in.text("to").required().as(EmailReader::addresses).optional();
        String username = in.text("auth_username").orNull();
        String password = in.text("auth_password").orNull();
        EmailSettings.Tls tls = in.text("tls").as(EmailReader::tls).optional().orElse(EmailSettings.Tls.STARTTLS);
        Duration timeout = in.text("timeout").as(DurationText::parse).optional().orElse(USUAL_TIMEOUT);
        refuseHalf(in, username, password);
        if (server.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        int colon = server.get().lastIndexOf(':');
        EmailSettings settings = new EmailSettings(
                server.get().substring(0, colon),
                Integer.parseInt(server.get().substring(colon + 1)),
                from.get(),
                to.get(),
                username,
                new Secret(password == null ? "" : password),
                tls,
                timeout);
        return Optional.of((http, clock) -> new EmailReceiver(settings));
    }

    private static void refuseHalf(ObjectReader in, @Nullable String username, @Nullable String password) {
        if (username == null && password != null) {
            in.fault("auth_username", null, "is required with auth_password");
        }
        if (username != null && password == null) {
            in.fault("auth_password", null, "is required with auth_username");
        }
    }

    private static String server(String text) {
        ReceiverReader.matching(text, "[A-Za-z0-9][A-Za-z0-9.-]{0,252}:[0-9]{1,5}", "must be host:port");
        int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("must have a port from 1 to " + HIGHEST_PORT);
        }
        return text;
    }

    private static List<String> addresses(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(EmailReader::address)
                .toList();
    }

    private static String address(String text) {
        return ReceiverReader.matching(
                text, "[^\\s@<>,;:\"\\p{Cntrl}]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}", "must be an address of mail");
    }

    private static EmailSettings.Tls tls(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> EmailSettings.Tls.NONE;
            case "starttls" -> EmailSettings.Tls.STARTTLS;
            case "implicit" -> EmailSettings.Tls.IMPLICIT;
            default -> throw new IllegalArgumentException("must be none, starttls or implicit");
        };
    }
}
