package io.dynamote.web.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FragmentTest {

    @Test
    void shouldKeepMarkupOnOneLine() {
        assertThat(Fragment.replace("row:a/b", "<tr>\n\t<td>\"x\"</td>\r\n</tr>")
                        .data())
                .isEqualTo("{\"target\":\"row:a/b\",\"html\":\"<tr>\\n\\t<td>\\\"x\\\"</td>\\r\\n</tr>\"}");
    }

    @Test
    void shouldSayWhereANewElementBelongs() {
        assertThat(Fragment.replaceOrAdd("a", "rows", "<tr>").data()).contains("\"into\":\"rows\"");
        assertThat(Fragment.remove("a").data()).isEqualTo("{\"target\":\"a\",\"remove\":true}");
    }
}
