package io.dynamote.catalog.model;

/**
 * A model as it stands in the table.
 *
 * @param model its facts
 * @param retired whether it was taken out of the catalog
 * @param revision of the catalog that made it so; its entity tag
 */
record ModelRow(Model model, boolean retired, long revision) {

    /** The version as HTTP names it. */
    String entityTag() {
        return "\"" + revision + "\"";
    }
}
