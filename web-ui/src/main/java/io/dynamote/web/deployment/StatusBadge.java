package io.dynamote.web.deployment;

import io.dynamote.events.deployment.Phase;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Tone;

/** The badge of each phase. */
final class StatusBadge {

    private StatusBadge() {}

    static Badge of(Phase phase) {
        return switch (phase) {
            case PENDING -> new Badge("Pending", "hourglass-split", Tone.WORKING);
            case DEPLOYING -> new Badge("Deploying", "arrow-repeat", Tone.WORKING);
            case RUNNING -> new Badge("Running", "check-circle-fill", Tone.RUNNING);
            case FAILED -> new Badge("Failed", "x-octagon-fill", Tone.FAILED);
            case TERMINATING -> new Badge("Terminating", "slash-circle", Tone.UNKNOWN);
        };
    }

    /** The badge of a pod. */
    static Badge ofPod(Deployment.Pod pod) {
        if (pod.ready()) {
            return new Badge("Ready", "check-circle-fill", Tone.RUNNING);
        }
        String phase = pod.phase() == null ? "Unknown" : pod.phase();
        if (pod.reason() != null && !phase.equals("Succeeded")) {
            return new Badge(phase.equals("Running") ? "Not ready" : phase, "exclamation-octagon-fill", Tone.FAILED);
        }
        return switch (phase) {
            case "Running" -> new Badge("Not ready", "hourglass-split", Tone.WARNING);
            case "Pending" -> new Badge("Pending", "hourglass-split", Tone.WORKING);
            case "Failed" -> new Badge("Failed", "x-octagon-fill", Tone.FAILED);
            case "Succeeded" -> new Badge("Finished", "check-circle", Tone.UNKNOWN);
            default -> new Badge(phase, "question-circle", Tone.UNKNOWN);
        };
    }

    /** The badge of a condition. True is good for the conditions that Dynamo sets. */
    static Badge ofCondition(String status) {
        return switch (status) {
            case "True" -> new Badge("True", "check-circle-fill", Tone.RUNNING);
            case "False" -> new Badge("False", "dash-circle", Tone.WARNING);
            default -> new Badge(status, "question-circle", Tone.UNKNOWN);
        };
    }
}
