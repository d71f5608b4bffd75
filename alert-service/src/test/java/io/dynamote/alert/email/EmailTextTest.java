package io.dynamote.alert.email;

import io.dynamote.alert.receiver.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"small", "resolved", "large", "hostile"})
    void shouldBeAsTheGoldenSays(String name) {
        EmailText words = EmailText.of(Samples.message(name));

        Samples.shouldBe("email/" + name + ".txt", words.subject() + "\n---\n" + words.text());
        Samples.shouldBe("email/" + name + ".html", words.html() + "\n");
    }

    @Test
    void shouldKeepTheSubjectOnOneShortLine() {
        assertThat(EmailText.of(Samples.message("hostile")).subject())
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContain("\n", "\r", "\u202E");
    }

    @Test
    void shouldNameTheThreadByTheGroupAlone() {
        assertThat(EmailText.of(Samples.message("small")).thread())
                .isEqualTo(EmailText.of(Samples.message("large")).thread())
                .matches("[0-9a-f]{32}");
    }
}
