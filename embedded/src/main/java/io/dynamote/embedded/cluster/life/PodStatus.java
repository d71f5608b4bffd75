package io.dynamote.embedded.cluster.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads and writes the status of a pod with the one container {@code main}, as a kubelet would. Changes in place. */
final class PodStatus {

    private PodStatus() {}

    static boolean isReady(JsonNode pod) {
        return pod.at("/status/containerStatuses/0/ready").asBoolean();
    }

    static boolean isFinished(JsonNode pod) {
        String phase = pod.at("/status/phase").asText();
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    static int restarts(JsonNode pod) {
        return pod.at("/status/containerStatuses/0/restartCount").asInt();
    }

    static ObjectNode pending(ObjectNode pod) {
        pod.putObject("status").put("phase", "Pending").put("qosClass", "Burstable");
        return pod;
    }

    static ObjectNode unschedulable(ObjectNode pod, String message, String now) {
        condition(pod, "PodScheduled", "False", "Unschedulable", message, now);
        return pod;
    }

    static ObjectNode scheduled(ObjectNode pod, String node, String ip, String now) {
        pod.withObject("/spec").put("nodeName", node);
        ObjectNode status = pod.withObject("/status");
        status.put("startTime", now).put("podIP", ip);
        status.putArray("podIPs").addObject().put("ip", ip);
        condition(pod, "PodScheduled", "True", "", "", now);
        condition(pod, "Initialized", "True", "", "", now);
        condition(pod, "PodReadyToStartContainers", "True", "", "", now);
        return waiting(pod, "ContainerCreating", "", now);
    }

    static ObjectNode waiting(ObjectNode pod, String reason, String message, String now) {
        ObjectNode state = state(pod, now).putObject("waiting").put("reason", reason);
        if (!message.isEmpty()) {
            state.put("message", message);
        }
        return pod;
    }

    static ObjectNode running(ObjectNode pod, boolean ready, String now) {
        ObjectNode container = container(pod);
        String startedAt = container.at("/state/running/startedAt").asText(now);
        state(pod, now).putObject("running").put("startedAt", startedAt);
        pod.withObject("/status").put("phase", "Running");
        container.put("ready", ready).put("started", ready);
        readiness(pod, ready, now);
        return pod;
    }

    static ObjectNode terminated(ObjectNode pod, Fate.Crashes crash, String now) {
        ObjectNode container = container(pod);
        String startedAt = container.at("/state/running/startedAt").asText(now);
        state(pod, now)
                .putObject("terminated")
                .put("exitCode", crash.exitCode())
                .put("reason", crash.reason())
                .put("message", String.join("\n", crash.lastWords()))
                .put("startedAt", startedAt)
                .put("finishedAt", now);
        return pod;
    }

    /** A kubelet waits before it starts a crashed container again; what ended becomes the last state. */
    static ObjectNode backingOff(ObjectNode pod, long seconds, String now) {
        ObjectNode container = container(pod);
        JsonNode ended = container.path("state").deepCopy();
        String text = "back-off %ds restarting failed container=main pod=%s_%s(%s)"
                .formatted(
                        seconds,
                        pod.at("/metadata/name").asText(),
                        pod.at("/metadata/namespace").asText(),
                        pod.at("/metadata/uid").asText());
        waiting(pod, "CrashLoopBackOff", text, now);
        container.set("lastState", ended);
        return pod;
    }

    static ObjectNode restarted(ObjectNode pod, String now) {
        container(pod).put("restartCount", restarts(pod) + 1);
        container(pod).remove("state");
        return running(pod, false, now);
    }

    static ObjectNode evicted(ObjectNode pod, String message, String now) {
        state(pod, now)
                .putObject("terminated")
                .put("exitCode", 137)
                .put("reason", "Error")
                .put("startedAt", now)
                .put("finishedAt", now);
        pod.withObject("/status")
                .put("phase", "Failed")
                .put("reason", "Evicted")
                .put("message", message);
        return pod;
    }

    private static ObjectNode container(ObjectNode pod) {
        ObjectNode status = pod.withObject("/status");
        if (status.path("containerStatuses").isEmpty()) {
            String image = pod.at("/spec/containers/0/image").asText();
            status.putArray("containerStatuses")
                    .addObject()
                    .put("name", "main")
                    .put("image", image)
                    .put("imageID", "")
                    .put("ready", false)
                    .put("started", false)
                    .put("restartCount", 0)
                    .putObject("lastState");
        }
        return (ObjectNode) status.at("/containerStatuses/0");
    }

    private static ObjectNode state(ObjectNode pod, String now) {
        ObjectNode container = container(pod);
        container.put("ready", false).put("started", false);
        readiness(pod, false, now);
        return container.putObject("state");
    }

    private static void readiness(ObjectNode pod, boolean ready, String now) {
        String status = ready ? "True" : "False";
        String reason = ready ? "" : "ContainersNotReady";
        String message = ready ? "" : "containers with unready status: [main]";
        condition(pod, "ContainersReady", status, reason, message, now);
        condition(pod, "Ready", status, reason, message, now);
    }

    private static void condition(
            ObjectNode pod, String type, String status, String reason, String message, String now) {
        var conditions = pod.withObject("/status").withArray("/conditions");
        ObjectNode condition = null;
        for (JsonNode present : conditions) {
            if (present.path("type").asText().equals(type)) {
                condition = (ObjectNode) present;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", type);
        }
        if (!condition.path("status").asText().equals(status)) {
            condition.put("lastTransitionTime", now);
        }
        condition.put("status", status);
        putOrRemove(condition, "reason", reason);
        putOrRemove(condition, "message", message);
    }

    private static void putOrRemove(ObjectNode object, String field, String value) {
        if (value.isEmpty()) {
            object.remove(field);
        } else {
            object.put(field, value);
        }
    }
}
