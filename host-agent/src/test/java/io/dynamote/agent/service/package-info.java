/** Tests of the package of this name. */
@NullMarked
package io.dynamote.agent.service;

import org.jspecify.annotations.NullMarked;
