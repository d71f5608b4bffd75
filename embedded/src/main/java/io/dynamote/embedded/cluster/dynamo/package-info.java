/** What the simulated cluster knows of a DynamoGraphDeployment: its definition, its admission and its components. */
@NullMarked
package io.dynamote.embedded.cluster.dynamo;

import org.jspecify.annotations.NullMarked;
