package io.dynamote.deployment.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The pods of the desired components, and what keeps each from being ready. */
final class PodFindings {

    private final Observation observation;
    private final PodDiagnosis diagnosis;

    PodFindings(Observation observation, Instant asOf) {
        this.observation = observation;
        this.diagnosis = new PodDiagnosis(observation.events(), asOf);
    }

    Optional<Finding> mostTelling() {
        List<Finding> findings = new ArrayList<>();
        for (DesiredComponent component : desired()) {
            List<ObservedPod> pods = current(component);
            for (int i = 0; i < pods.size(); i++) {
                diagnosis.of(pods.get(i), component, i + 1).ifPresent(findings::add);
            }
        }
        return findings.stream().min(Finding.ORDER);
    }

    List<DesiredComponent> desired() {
        return DesiredComponent.of(observation.desired().configuration().serving());
    }

    /** Pods of the newest template, in the order of their names; what is on its way out no longer counts. */
    List<ObservedPod> current(DesiredComponent component) {
        List<ObservedPod> pods = observation.pods().stream()
                .filter(p -> p.component().equalsIgnoreCase(component.role().componentName()) && !p.terminating())
                .sorted(Comparator.comparing(ObservedPod::name))
                .toList();
        @Nullable
        String newest = pods.stream()
                .max(Comparator.comparing(ObservedPod::createdAt))
                .map(ObservedPod::workerHash)
                .orElse(null);
        return newest == null
                ? pods
                : pods.stream().filter(p -> newest.equals(p.workerHash())).toList();
    }
}
