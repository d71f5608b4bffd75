package io.dynamote.web.reference;

import java.util.List;

import io.dynamote.events.Topic;
import io.dynamote.events.Topics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicViewTest {

    private final ApiDocuments documents = new ApiDocuments();
    private final Reference reference = new Reference(documents);

    private TopicView one(String name) {
        return reference.topics("").stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldShowEveryTopic() {
        assertThat(reference.topics(""))
                .extracting(TopicView::name)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topic::name).toList());
        assertThat(reference.topics("")).allSatisfy(topic -> {
            assertThat(topic.about()).as(topic.name()).isNotBlank();
            assertThat(topic.kept()).as(topic.name()).isNotBlank();
        });
    }

    @Test
    void shouldSayHowLongRecordsAreKept() {
        assertThat(one(Topics.DEPLOYMENT_EVENTS.name()).kept()).isEqualTo("30 days");
        assertThat(one(Topics.REQUESTS.name()).kept()).isEqualTo("1 day");
        assertThat(one(Topics.MODELS.name()).kept()).isEqualTo("newest of each key");
        assertThat(one(Topics.JOBS.name()).kept()).isEqualTo("newest of each key, 7 days");
    }

    @Test
    void shouldLinkTypesThatHaveASchema() {
        assertThat(one(Topics.DEPLOYMENTS.name()).types()).containsExactly("deployment.state.v1");
        assertThat(reference.topics(""))
                .allSatisfy(topic -> assertThat(topic.schemas())
                        .allSatisfy(type ->
                                assertThat(documents.schema(type)).as(type).isPresent()));
    }

    @Test
    void shouldFindTopicsByTypeAndWord() {
        assertThat(reference.topics("PHASE-changed"))
                .extracting(TopicView::name)
                .containsExactly(Topics.DEPLOYMENT_EVENTS.name());
        assertThat(reference.topics("nothing says this")).isEqualTo(List.of());
    }
}
