package io.dynamote.events.signal;

import java.util.List;

/** Names of labels. */
public final class SignalLabels {

    public static final String NAME = "name";
    public static final String ROLE = "role";
    public static final String STATE = "state";
    public static final String KIND = "kind";
    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String STAGE = "stage";
    public static final String NAMESPACE = "namespace";
    public static final String TEAM = "team";
    public static final String MODEL = "model";
    public static final String ENGINE = "engine";
    public static final String PHASE = "phase";
    public static final String REASON = "reason";
    public static final String REVISION = "revision";
    public static final String SCOPE = "scope";
    public static final String DEPLOYMENT = "deployment";

    private SignalLabels() {}

    static List<SignalLabel> traffic() {
        return List.of(
                lasting(SCOPE, "`all`, `model`, `deployment` or `team`"),
                lasting(MODEL, "id of the model, of a model or a deployment"),
                lasting(DEPLOYMENT, "of a deployment: namespace/name"),
                lasting(
                        TEAM,
                        "of a team: its name; of a deployment: the team that owns it, absent if Dynamote does not know"),
                passing(REVISION, "of a deployment: number of the wanted revision, absent if Dynamote does not know"));
    }

    static List<SignalLabel> host() {
        return List.of(
                lasting(NAME, "as people call it"),
                lasting(ROLE, "what it is for"),
                passing(STATE, "whether it is live, silent, in maintenance or was never seen"));
    }

    static List<SignalLabel> job() {
        return List.of(
                lasting(NAME, "as people call it"),
                lasting(KIND, "such as backup or rollout"),
                lasting(SOURCE, "the tool that reports it"),
                lasting(TEAM, "that owns it; absent if the tool does not say"),
                passing(STATUS, "whether it waits, runs or has ended, and how"),
                passing(STAGE, "what it is at; absent if the tool does not say"));
    }

    static List<SignalLabel> deployment() {
        return List.of(
                lasting(NAMESPACE, "of Kubernetes"),
                lasting(NAME, "within the namespace"),
                lasting(TEAM, "that owns it"),
                lasting(MODEL, "id of the model that it serves"),
                lasting(ENGINE, "`vllm`, `sglang` or `trtllm`"),
                passing(PHASE, "`Pending`, `Deploying`, `Running`, `Failed` or `Terminating`"),
                passing(REASON, "why it is in that phase"),
                passing(REVISION, "number of the wanted revision"));
    }

    private static SignalLabel lasting(String name, String meaning) {
        return new SignalLabel(name, true, meaning);
    }

    private static SignalLabel passing(String name, String meaning) {
        return new SignalLabel(name, false, meaning);
    }
}
