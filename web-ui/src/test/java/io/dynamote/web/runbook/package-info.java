@NullMarked
package io.dynamote.web.runbook;

import org.jspecify.annotations.NullMarked;
