package io.dynamote.alert.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages to render, and the files that say how. New files are written with {@code -Ddynamote.goldens=write}. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final List<String> NAMES = List.of("small", "resolved", "large", "hostile");

    private static final String HOSTILE =
            "<!channel> @everyone @here [x](http://evil) <b>bold</b> </b><a href=\"x\">&amp; *s* _i_ ~d~ `c`"
                    + " \u202Egnp.exe\u202C \u0007\u001b[31mred\u0000 \uD83D\uDE00 👩‍💻 \uD83D \"quoted\" \\back\\ | table\r\nBcc: all@example.org";

    private Samples() {}

    public static Message message(String name) {
        return switch (name) {
            case "small" ->
                message(Reason.FIRST, List.of(alert("gpu-01", "warning", "gpu-01 is silent", "No sample for 60 s")));
            case "resolved" ->
                message(
                        Reason.ALL_RESOLVED,
                        List.of(alert("gpu-01", "warning", "gpu-01 is silent", "")
                                .resolved(NOW.minusSeconds(5))));
            case "large" -> message(Reason.NEW_ALERTS, large());
            case "hostile" ->
                message(
                        Reason.FIRST,
                        List.of(
                                alert(HOSTILE, "critical", HOSTILE, HOSTILE.repeat(300)),
                                alert("😀".repeat(3_000), "critical", "&<>".repeat(2_000), "\n\n")));
            default -> throw new IllegalArgumentException("no sample " + name);
        };
    }

    private static List<Alert> large() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Alert alert = alert(
                    "gpu-%03d".formatted(i), "critical", "gpu-%03d is silent".formatted(i), "No sample for a minute");
            alerts.add(i % 10 == 0 ? alert.resolved(NOW.minusSeconds(1)) : alert);
        }
        return alerts;
    }

    /** Up to forty alerts of letters, markup, emoji, control characters, halves of pairs and words of failure. */
    public static Message random(Random random) {
        List<Alert> alerts = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Alert alert =
                    alert("host-" + i + text(random, 30), text(random, 10), text(random, 400), text(random, 4_000));
            alerts.add(random.nextBoolean() ? alert : alert.resolved(NOW.minusSeconds(1)));
        }
        return message(Reason.NEW_ALERTS, alerts);
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        while (text.length() < length) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(HOSTILE, 0, random.nextInt(HOSTILE.length()));
                case 1 -> text.append("(template failed: no variable {{ .Labels.gpu }})");
                case 2 -> text.append((char) random.nextInt(0x10000));
                case 3 -> text.appendCodePoint(0x1F600 + random.nextInt(60));
                case 4 -> text.append((char) random.nextInt(64));
                default -> text.append("word ");
            }
        }
        return text.toString();
    }

    private static Alert alert(String host, String severity, String summary, String description) {
        return Alert.firing(
                LabelSet.of(Map.of("alertname", "HostSilent", "host", host, "severity", severity, "team", "search")),
                Map.of("summary", summary, "description", description),
                NOW.minusSeconds(600),
                "https://dynamote.example.org/rules/host-silent");
    }

    private static Message message(Reason reason, List<Alert> alerts) {
        return new Message(
                reason,
                "ops",
                "{}/{team=\"search\"}:{alertname=\"HostSilent\"}",
                LabelSet.of(Map.of("alertname", "HostSilent")),
                NOW,
                alerts,
                "https://dynamote.example.org/alerts?group=1&x=\"y\"",
                "https://dynamote.example.org/ack/1?sig=abc&u=%3C");
    }

    /** Compares with a golden file. */
    public static void shouldBe(String file, String actual) {
        Path path = Path.of("src/test/resources/golden", file);
        try {
            if (!Files.exists(path) && "write".equals(System.getProperty("dynamote.goldens"))) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
