package io.dynamote.telemetry.deployment;

import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutTest {

    private final List<JobState> reported = new ArrayList<>();

    private @Nullable JobState known() {
        return reported.isEmpty() ? null : reported.getLast();
    }

    private List<JobState> take(DeploymentState state) {
        List<JobState> news = Rollout.news(state, known());
        reported.addAll(news);
        return news;
    }

    private static String told(JobState job) {
        return job.attempt() + " " + job.status() + " " + job.stage() + " " + job.progress();
    }

    @Test
    void shouldTellTheStagesOfARollout() {
        Deployments chat = Deployments.pending("chat", 1);
        take(chat.at(0));
        take(chat.deploying("WaitingForOperator", 0, 0).at(1));
        take(chat.deploying("Scheduling", 0, 0).at(2));
        take(chat.deploying("PullingImage", 0, 0).at(3));
        take(chat.deploying("LoadingModel", 0, 2).at(4));
        take(chat.deploying("LoadingModel", 1, 2).at(5));
        take(chat.deploying("LoadingModel", 2, 2).in(Phase.RUNNING, "Ready").at(6));
        take(chat.deploying("Restarting", 1, 2).at(7));

        assertThat(reported)
                .extracting(RolloutTest::told)
                .containsExactly(
                        "1 RUNNING accepted null",
                        "1 RUNNING accepted 0.0",
                        "1 RUNNING scheduling 0.0",
                        "1 RUNNING pulling the image 0.0",
                        "1 RUNNING loading the model 0.0",
                        "1 RUNNING loading the model, ready 1/2 0.5",
                        "1 COMPLETED ready 2/2 1.0");
        assertThat(reported).extracting(JobState::id).containsOnly("rollout:ns/chat");
        assertThat(reported).extracting(JobState::startedAt).containsOnly(Deployments.second(0));
        assertThat(reported.getLast().endedAt()).isEqualTo(Deployments.second(6));
    }

    @Test
    void shouldNotTakeOldPodsForProgress() {
        take(Deployments.pending("chat", 2).deploying("Updating", 2, 0).at(0));
        take(Deployments.pending("chat", 2).deploying("Updating", 2, 1).at(1));
        assertThat(reported).extracting(JobState::progress).containsExactly(0.0, 0.5);
    }

    @Test
    void shouldSayWhyARolloutFailedAndNotBeginItAgain() {
        take(Deployments.pending("chat", 1).at(0));
        take(Deployments.pending("chat", 1)
                .deploying("ImagePull", 0, 2)
                .in(Phase.FAILED, "ImagePull")
                .at(5));
        assertThat(reported.getLast().error()).isEqualTo("ImagePull: in words");
        assertThat(take(Deployments.pending("chat", 1)
                        .deploying("LoadingModel", 1, 2)
                        .at(6)))
                .isEmpty();
        take(Deployments.pending("chat", 2).at(7));
        assertThat(told(reported.getLast())).isEqualTo("2 RUNNING accepted null");
    }

    @Test
    void shouldCompleteARolloutThatComesUpAfterItHadFailed() {
        Deployments chat = Deployments.pending("chat", 1);
        take(chat.at(0));
        take(chat.deploying("Stalled", 0, 2).in(Phase.FAILED, "Stalled").at(600));
        take(chat.deploying("LoadingModel", 1, 2).at(640));
        take(chat.deploying("LoadingModel", 2, 2).in(Phase.RUNNING, "Ready").at(700));
        take(chat.deploying("Restarting", 1, 2).in(Phase.FAILED, "CrashLoop").at(800));
        take(chat.deploying("Restarting", 2, 2).in(Phase.RUNNING, "Ready").at(900));

        assertThat(reported)
                .extracting(RolloutTest::told)
                .containsExactly("1 RUNNING accepted null", "1 FAILED starting 0.0", "2 COMPLETED ready 2/2 1.0");
        assertThat(reported.getLast().startedAt()).isEqualTo(Deployments.second(0));
        assertThat(reported.getLast().endedAt()).isEqualTo(Deployments.second(700));
        assertThat(reported.getLast().error()).isNull();
    }

    @Test
    void shouldGoOnCountingAttemptsAfterARolloutThatRecovered() {
        Deployments chat = Deployments.pending("chat", 1);
        take(chat.at(0));
        take(chat.in(Phase.FAILED, "Stalled").at(600));
        take(chat.in(Phase.RUNNING, "Ready").at(700));
        take(chat.in(Phase.FAILED, "Stalled").at(600));
        take(Deployments.pending("chat", 2).at(800));
        assertThat(reported)
                .extracting(job -> job.attempt() + " " + job.status() + " " + job.name())
                .containsExactly(
                        "1 RUNNING Rollout of chat, revision 1",
                        "1 FAILED Rollout of chat, revision 1",
                        "2 COMPLETED Rollout of chat, revision 1",
                        "3 RUNNING Rollout of chat, revision 2");
    }

    @Test
    void shouldEndARolloutThatAnotherRevisionReplaces() {
        take(Deployments.pending("chat", 1).at(0));
        List<JobState> news = take(Deployments.pending("chat", 2).at(3));
        assertThat(news)
                .extracting(RolloutTest::told)
                .containsExactly("1 CANCELLED replaced by revision 2 null", "2 RUNNING accepted null");
        assertThat(news.getLast().startedAt()).isEqualTo(Deployments.second(3));
    }

    @Test
    void shouldCancelWhatIsDeletedBeforeItCameUp() {
        take(Deployments.pending("chat", 1).at(0));
        take(Deployments.pending("chat", 1).in(Phase.TERMINATING, "Deleting").at(2));
        assertThat(told(reported.getLast())).isEqualTo("1 CANCELLED deleted null");
        assertThat(Rollout.gone(known(), Deployments.second(3))).isEmpty();
        reported.clear();
        take(Deployments.pending("chat", 1).at(0));
        assertThat(Rollout.gone(known(), Deployments.second(3)))
                .extracting(RolloutTest::told)
                .containsExactly("1 CANCELLED deleted null");
    }

    @Test
    void shouldGoOnCountingAttemptsWhenADeploymentIsMadeAnewUnderItsName() {
        take(Deployments.pending("chat", 3).at(0));
        take(Deployments.pending("chat", 3).in(Phase.RUNNING, "Ready").at(1));
        take(Deployments.pending("chat", 1).createdAt(10).at(10));
        take(Deployments.pending("chat", 1)
                .createdAt(10)
                .in(Phase.RUNNING, "Ready")
                .at(12));
        take(Deployments.pending("chat", 2).createdAt(10).at(13));
        assertThat(reported)
                .extracting(job -> job.attempt() + " " + job.status() + " " + job.name())
                .containsExactly(
                        "3 RUNNING Rollout of chat, revision 3",
                        "3 COMPLETED Rollout of chat, revision 3",
                        "4 RUNNING Rollout of chat, revision 1",
                        "4 COMPLETED Rollout of chat, revision 1",
                        "5 RUNNING Rollout of chat, revision 2");
    }

    @Test
    void shouldSayNothingTwiceWhateverIsReadAgain() {
        List<DeploymentState> states = List.of(
                Deployments.pending("chat", 1).at(0),
                Deployments.pending("chat", 1).deploying("LoadingModel", 1, 2).at(1),
                Deployments.pending("chat", 1).in(Phase.RUNNING, "Ready").at(2),
                Deployments.pending("chat", 2).at(3));
        states.forEach(this::take);
        int told = reported.size();
        states.forEach(this::take);
        assertThat(reported).hasSize(told);
    }

    @Test
    void shouldTellNothingOfWhatCameUpBeforeAnybodyWatched() {
        assertThat(take(Deployments.pending("chat", 1)
                        .in(Phase.RUNNING, "Ready")
                        .at(0)))
                .isEmpty();
        assertThat(take(Deployments.pending("chat", 1)
                        .in(Phase.TERMINATING, "Deleting")
                        .at(0)))
                .isEmpty();
    }

    @Test
    void shouldHaveNoProgressWhileCountsAreUnknown() {
        take(Deployments.pending("chat", 1).deploying("LoadingModel", null, 2).at(0));
        assertThat(reported.getLast().progress()).isNull();
        assertThat(reported.getLast().status()).isEqualTo(JobStatus.RUNNING);
    }
}
