package io.dynamote.deployment.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A container image: {@code [registry[:port]/]path[:tag][@digest]}.
 *
 * @param text at most 512 characters
 */
public record ImageReference(String text) {

    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?";
    private static final Pattern PATTERN = Pattern.compile("(?:" + HOST + "/)?" + PART + "(?:/" + PART
            + ")*(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile("v?(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    public ImageReference {
        Check.text("image", text, 512, PATTERN, "an image reference such as registry/path:tag");
    }

    /** The tag, if there is one. */
    public Optional<String> tag() {
        Matcher parts = PATTERN.matcher(text);
        @Nullable String tag = parts.matches() ? parts.group("tag") : null;
        return Optional.ofNullable(tag);
    }

    /** Whether Dynamo's operator can read the runtime's release from the tag. */
    public boolean hasSemanticVersionTag() {
        return tag().filter(tag -> SEMANTIC_VERSION.matcher(tag).matches()).isPresent();
    }

    @Override
    public String toString() {
        return text;
    }
}
