/** The catalog page: models as cards, with search and filters held in the URL. */
@NullMarked
package io.dynamote.web.catalog;

import org.jspecify.annotations.NullMarked;
