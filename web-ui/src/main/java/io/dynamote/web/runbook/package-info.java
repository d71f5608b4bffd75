/** What to do about an alert: the runbooks of docs/operate.md as pages, so that links to them work without internet. */
@NullMarked
package io.dynamote.web.runbook;

import org.jspecify.annotations.NullMarked;
