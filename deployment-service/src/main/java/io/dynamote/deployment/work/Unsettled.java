package io.dynamote.deployment.work;

import java.util.List;

import io.dynamote.deployment.model.DeploymentRef;

/** Knows which deployments still have something coming. */
public interface Unsettled {

    /** Live deployments that are not yet as wanted, or that are not running. */
    List<DeploymentRef> refs();
}
