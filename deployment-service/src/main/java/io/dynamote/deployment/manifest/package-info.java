/** Renders a configuration as the DynamoGraphDeployment that the operator accepts. Pure: no framework, no I/O. */
@NullMarked
package io.dynamote.deployment.manifest;

import org.jspecify.annotations.NullMarked;
