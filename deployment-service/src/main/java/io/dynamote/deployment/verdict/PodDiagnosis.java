package io.dynamote.deployment.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.dynamote.deployment.manifest.Role;
import io.dynamote.deployment.verdict.Finding.Severity;
import org.jspecify.annotations.Nullable;

/** Finds out why a pod is not ready. The operator never calls a crash-looping pod failed; Dynamote does. */
final class PodDiagnosis {

    /** Restarts from which a crash is a loop. */
    private static final int LOOP = 3;

    /** Kills by the kernel from which the memory is too small, not unlucky. */
    private static final int OUT_OF_MEMORY_REPEATED = 2;

    /** For how long an ended run still counts while the next one is not ready. */
    private static final Duration CRASH_MEMORY = Duration.ofMinutes(10);

    /** For how long a failing pull may be a passing fault of the registry. */
    private static final Duration PULL_GRACE = Duration.ofMinutes(5);

    private static final Set<String> PULL_FAILING = Set.of("ErrImagePull", "RegistryUnavailable");
    private static final Set<String> PULL_FAILED = Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> CONFIG_FAILED =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    private static final Pattern MISSING_SECRET = Pattern.compile("secret \"[^\"]*\" not found");
    private static final Pattern REFUSED =
            Pattern.compile("(?i)unauthorized|authentication required|access denied|denied:|forbidden|\\b40[13]\\b");

    private final List<ObservedEvent> events;
    private final Instant now;

    PodDiagnosis(List<ObservedEvent> events, Instant now) {
        this.events = events;
        this.now = now;
    }

    /** Empty if the pod is ready or on its way out. */
    Optional<Finding> of(ObservedPod pod, DesiredComponent component, int number) {
        if (pod.ready() || pod.terminating()) {
            return Optional.empty();
        }
        String subject = component.inWords(number);
        return Optional.of(diagnose(pod, component.role(), subject));
    }

    private Finding diagnose(ObservedPod pod, Role role, String subject) {
        if (pod.node() == null) {
            return unscheduled(pod, subject);
        }
        for (ObservedContainer container : pod.containers()) {
            Optional<Finding> trouble = trouble(pod, container, subject);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        if (pod.phase().equals("Failed")) {
            return new Finding(
                    Severity.SETBACK,
                    "PodFailed",
                    "has failed" + because(pod.reason(), pod.message()),
                    since(pod),
                    subject);
        }
        return progress(pod, role, subject);
    }

    private static Finding unscheduled(ObservedPod pod, String subject) {
        @Nullable String reason = pod.schedulingReason();
        if (reason == null) {
            return new Finding(Severity.EARLY, "Scheduling", "waits for a node", since(pod), subject);
        }
        boolean gated = reason.equals("SchedulingGated");
        return new Finding(
                gated ? Severity.EARLY : Severity.SETBACK,
                gated ? "SchedulingGated" : "Unschedulable",
                gated
                        ? "waits until all pods of its group can be placed together"
                        : "finds no node" + because(null, pod.schedulingMessage()),
                since(pod),
                subject);
    }

    private Optional<Finding> trouble(ObservedPod pod, ObservedContainer container, String subject) {
        @Nullable String waiting = container.waitingReason();
        @Nullable String message = container.waitingMessage();
        if (waiting != null && (PULL_FAILED.contains(waiting) || PULL_FAILING.contains(waiting))) {
            return Optional.of(pull(pod, waiting, message, subject));
        }
        if (waiting != null && CONFIG_FAILED.contains(waiting)) {
            boolean secret = message != null && MISSING_SECRET.matcher(message).find();
            return Optional.of(new Finding(
                    Severity.FATAL,
                    secret ? "MissingSecret" : "ConfigError",
                    "cannot start" + because(secret ? null : waiting, message),
                    since(pod),
                    subject));
        }
        return crash(pod, container, subject);
    }

    private Finding pull(ObservedPod pod, String waiting, @Nullable String message, String subject) {
        boolean backedOff = events.stream()
                .anyMatch(e -> e.pod().equals(pod.name()) && e.reason().equals("BackOff") && isAboutImage(e));
        boolean late = since(pod).plus(PULL_GRACE).isBefore(now);
        boolean fatal = PULL_FAILED.contains(waiting) || backedOff || late;
        boolean refused = message != null && REFUSED.matcher(message).find();
        return new Finding(
                fatal ? Severity.FATAL : Severity.SETBACK,
                refused ? "RegistryAuth" : "ImagePull",
                (fatal ? "cannot pull its image" : "had a failed attempt to pull its image")
                        + because(waiting, message),
                since(pod),
                subject);
    }

    private static boolean isAboutImage(ObservedEvent event) {
        return event.message() != null && event.message().contains("image");
    }

    private Optional<Finding> crash(ObservedPod pod, ObservedContainer container, String subject) {
        ObservedContainer.@Nullable Exit exit = container.lastExit();
        boolean backingOff = "CrashLoopBackOff".equals(container.waitingReason());
        if (exit == null || container.restarts() == 0) {
            return backingOff ? Optional.of(crashed(pod, container, null, subject)) : Optional.empty();
        }
        Instant at = exit.at() == null ? now : exit.at();
        return backingOff || at.plus(CRASH_MEMORY).isAfter(now)
                ? Optional.of(crashed(pod, container, exit, subject))
                : Optional.empty();
    }

    private static Finding crashed(
            ObservedPod pod, ObservedContainer container, ObservedContainer.@Nullable Exit exit, String subject) {
        boolean memory = exit != null && "OOMKilled".equals(exit.reason());
        int restarts = container.restarts();
        boolean fatal = restarts >= (memory ? OUT_OF_MEMORY_REPEATED : LOOP);
        String how = memory ? "ran out of memory" : "crashed" + (exit == null ? "" : " with exit code " + exit.code());
        String reason = memory ? "OutOfMemory" : fatal ? "CrashLoop" : "Restarting";
        return new Finding(
                fatal ? Severity.FATAL : Severity.SETBACK,
                reason,
                how + " and was restarted " + times(restarts),
                exit == null || exit.at() == null ? since(pod) : exit.at(),
                subject);
    }

    private Finding progress(ObservedPod pod, Role role, String subject) {
        if (pod.hasStarted()) {
            return role == Role.FRONTEND
                    ? new Finding(Severity.LATE, "Starting", "is starting", since(pod), subject)
                    : new Finding(Severity.LATE, "LoadingModel", "is loading the model", since(pod), subject);
        }
        Optional<ObservedEvent> pulling = last(pod, "Pulling");
        Optional<ObservedEvent> pulled = last(pod, "Pulled");
        if (pulling.isPresent()
                && pulled.filter(p -> !p.at().isBefore(pulling.get().at())).isEmpty()) {
            return new Finding(
                    Severity.EARLY,
                    "PullingImage",
                    "is pulling its image",
                    pulling.get().at(),
                    subject);
        }
        return last(pod, "FailedMount")
                .map(e -> new Finding(
                        Severity.SETBACK,
                        "Mount",
                        "cannot mount a volume" + because(null, e.message()),
                        e.at(),
                        subject))
                .orElseGet(() -> new Finding(
                        Severity.EARLY, "Creating", "is being prepared on " + pod.node(), since(pod), subject));
    }

    private Optional<ObservedEvent> last(ObservedPod pod, String reason) {
        return events.stream()
                .filter(e -> e.pod().equals(pod.name()) && e.reason().equals(reason))
                .reduce((a, b) -> b.at().isBefore(a.at()) ? a : b);
    }

    private static Instant since(ObservedPod pod) {
        return pod.createdAt();
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String because(@Nullable String reason, @Nullable String message) {
        if (message == null || message.isBlank()) {
            return reason == null ? "" : ": " + reason;
        }
        return ": " + message.strip();
    }
}
