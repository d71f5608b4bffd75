package io.dynamote.web.reference;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrinciplesTest {

    @Test
    void shouldTakeTheDescriptionApart() {
        Principles read = Principles.read("""
                All at one address.

                - **Lists** are pages: `items`.
                - **Times** are in UTC.

                See the topics.""");
        assertThat(read)
                .isEqualTo(new Principles(
                        "All at one address.",
                        List.of(
                                new Principles.Principle("Lists", "are pages: items."),
                                new Principles.Principle("Times", "are in UTC.")),
                        "See the topics."));
    }

    @Test
    void shouldFindAllOfThemInTheDocument() {
        Principles read = new Reference(new ApiDocuments()).principles();
        assertThat(read.each())
                .extracting(Principles.Principle::of)
                .contains("Lists", "Errors", "Writes", "Times", "Additions");
        assertThat(read.lead() + read.end()).isNotBlank().doesNotContain("- ");
    }
}
