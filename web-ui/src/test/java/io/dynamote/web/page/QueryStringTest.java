package io.dynamote.web.page;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueryStringTest {

    @Test
    void shouldLeaveOutWhatIsEmpty() {
        assertThat(new QueryString().with("q", "").with("team", null)).hasToString("");
    }

    @Test
    void shouldEncodeWhatWouldBreakTheAddress() {
        assertThat(new QueryString().with("q", "a b&c=d/é").with("size", "tiny"))
                .hasToString("?q=a%20b%26c%3Dd%2F%C3%A9&size=tiny");
    }

    @Test
    void shouldReadWhatItWrites() {
        Query query = Query.of(
                URI.create("/x" + new QueryString().with("q", "a b&c=d/é+").with("page", "3")));
        assertThat(query.text("q")).isEqualTo("a b&c=d/é+");
        assertThat(query.page()).isEqualTo(3);
    }

    @Test
    void shouldReadABrokenAddressAsFarAsItCan() {
        Query query = Query.of(URI.create("/x?q&=1&team=%20a%20&team=b&page=-1"));
        assertThat(query.text("q")).isEmpty();
        assertThat(query.text("team")).isEqualTo("a");
        assertThat(query.page()).isEqualTo(1);
        assertThat(Query.of(URI.create("/x")).parameters()).isEmpty();
    }
}
