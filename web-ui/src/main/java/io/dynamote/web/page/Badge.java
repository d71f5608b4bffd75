package io.dynamote.web.page;

/**
 * A status with its word, icon and colour.
 *
 * @param word what it is
 * @param icon name in Bootstrap Icons
 * @param tone its colour
 */
public record Badge(String word, String icon, Tone tone) {}
