package io.dynamote.embedded.cluster.life;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.ResourceType;
import io.dynamote.embedded.cluster.api.Writes;

/** What the cluster holds from the first moment: namespaces, GPU nodes, the operator, the hub's secret. */
public final class Seed {

    private static final String SYSTEM = "dynamo-system";
    private static final String[] NAMESPACES = {"default", SYSTEM, "team-search"};

    private final Writes writes;

    public Seed(Writes writes) {
        this.writes = writes;
    }

    /** Creates all of it. */
    public void plant(int nodes, int gpusPerNode) {
        for (String namespace : NAMESPACES) {
            ObjectNode object = named(ResourceType.NAMESPACE, namespace);
            object.withObject("/metadata/labels").put("kubernetes.io/metadata.name", namespace);
            object.putObject("status").put("phase", "Active");
            writes.create(ResourceType.NAMESPACE, "", object, false);
            if (!namespace.equals("default")) {
                writes.create(ResourceType.SECRET, namespace, secret(), false);
            }
        }
        for (int i = 1; i <= nodes; i++) {
            // The last node has smaller cards, so that a fit is not the same everywhere.
            writes.create(
                    ResourceType.NODE,
                    "",
                    i == nodes && nodes > 1 ? l40s(i, gpusPerNode) : h100(i, gpusPerNode),
                    false);
        }
        writes.create(ResourceType.DEPLOYMENT, SYSTEM, operator(), false);
    }

    private static ObjectNode h100(int number, int gpus) {
        return node(number, gpus, "NVIDIA-H100-80GB-HBM3", 81_559, "hopper");
    }

    private static ObjectNode l40s(int number, int gpus) {
        return node(number, gpus, "NVIDIA-L40S", 46_068, "ada-lovelace");
    }

    private static ObjectNode node(int number, int gpus, String product, int mebibytes, String family) {
        String name = "gpu-node-" + number;
        ObjectNode node = named(ResourceType.NODE, name);
        node.withObject("/metadata/labels")
                .put("kubernetes.io/hostname", name)
                .put("kubernetes.io/arch", "amd64")
                .put("kubernetes.io/os", "linux")
                .put("nvidia.com/gpu.present", "true")
                .put("nvidia.com/gpu.product", product)
                .put("nvidia.com/gpu.memory", Integer.toString(mebibytes))
                .put("nvidia.com/gpu.count", Integer.toString(gpus))
                .put("nvidia.com/gpu.family", family)
                .put("nvidia.com/mig.capable", Boolean.toString(family.equals("hopper")))
                .put("nvidia.com/cuda.driver-version.major", "580");
        node.putObject("spec").put("podCIDR", "10.244." + number + ".0/24");
        ObjectNode status = node.putObject("status");
        for (String amount : new String[] {"capacity", "allocatable"}) {
            status.putObject(amount)
                    .put("cpu", "64")
                    .put("memory", "528001964Ki")
                    .put("ephemeral-storage", "1887436Mi")
                    .put("pods", "110")
                    .put("nvidia.com/gpu", Integer.toString(gpus));
        }
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("reason", "KubeletReady")
                .put("message", "kubelet is posting ready status");
        var addresses = status.putArray("addresses");
        addresses.addObject().put("type", "InternalIP").put("address", "10.0.0." + number);
        addresses.addObject().put("type", "Hostname").put("address", name);
        status.putObject("nodeInfo")
                .put("kubeletVersion", "v1.34.2")
                .put("architecture", "amd64")
                .put("operatingSystem", "linux")
                .put("osImage", "Ubuntu 24.04.3 LTS");
        return node;
    }

    private static ObjectNode operator() {
        ObjectNode deployment = named(ResourceType.DEPLOYMENT, "dynamo-platform-dynamo-operator-controller-manager");
        deployment
                .withObject("/metadata/labels")
                .put("app.kubernetes.io/name", "dynamo-operator")
                .put("app.kubernetes.io/version", "1.5.1")
                .put("control-plane", "controller-manager");
        ObjectNode spec = deployment.putObject("spec").put("replicas", 1);
        spec.putObject("selector").putObject("matchLabels").put("control-plane", "controller-manager");
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("control-plane", "controller-manager");
        template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "manager")
                .put("image", "registry.example/nvidia/ai-dynamo/kubernetes-operator:1.5.1");
        deployment
                .putObject("status")
                .put("observedGeneration", 1)
                .put("replicas", 1)
                .put("updatedReplicas", 1)
                .put("readyReplicas", 1)
                .put("availableReplicas", 1);
        return deployment;
    }

    private static ObjectNode secret() {
        ObjectNode secret = named(ResourceType.SECRET, "hf-token-secret").put("type", "Opaque");
        // "simulated" in base64: no token of anybody.
        secret.putObject("data").put("HF_TOKEN", "c2ltdWxhdGVk");
        return secret;
    }

    private static ObjectNode named(ResourceType type, String name) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", type.apiVersion())
                .put("kind", type.kind());
        object.putObject("metadata").put("name", name);
        return object;
    }
}
