package io.dynamote.deployment.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Value of an engine argument. Each kind has its own way onto a command line. */
public sealed interface ArgumentValue {

    /** A value that is one word. */
    sealed interface Scalar extends ArgumentValue {

        /** The word, without any quoting. */
        String word();
    }

    /**
     * A switch.
     *
     * @param on whether it is set
     */
    record Flag(boolean on) implements ArgumentValue {}

    /**
     * A whole number.
     *
     * @param value of at most 64 bits
     */
    record WholeNumber(BigInteger value) implements Scalar {

        public WholeNumber {
            Check.that(value.bitLength() < 64, "engine argument", "must be a whole number of at most 64 bits", value);
        }

        @Override
        public String word() {
            return value.toString();
        }
    }

    /**
     * A number with a fraction.
     *
     * @param value of moderate size, so that its plain notation stays short; without trailing zeros
     */
    record DecimalNumber(BigDecimal value) implements Scalar {

        public DecimalNumber {
            Check.that(
                    value.precision() <= 30 && Math.abs((long) value.scale()) <= 30,
                    "engine argument",
                    "must be a number of at most 30 digits",
                    value);
            value = value.stripTrailingZeros();
        }

        @Override
        public String word() {
            return value.toPlainString();
        }
    }

    /**
     * Text.
     *
     * @param word at most 4096 characters on one line
     */
    record Text(String word) implements Scalar {

        private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
        private static final int ZERO_WIDTH_JOINER = 0x200D;

        public Text {
            Check.that(
                    word.length() <= 4096 && isOneLine(word),
                    "engine argument",
                    "must be text on one line of at most 4096 characters, without control or invisible characters",
                    word);
        }

        /** Line ends, invisible marks that turn or hide text, and halves of characters that UTF-8 cannot hold. */
        private static boolean isOneLine(String text) {
            return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.UNASSIGNED -> true;
                case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
                default -> false;
            });
        }
    }

    /**
     * Several words after one argument name.
     *
     * @param items 1 to 256 items
     */
    record Several(List<Scalar> items) implements ArgumentValue {

        public Several {
            items = List.copyOf(items);
            Check.that(
                    !items.isEmpty() && items.size() <= 256,
                    "engine argument",
                    "must be a list of 1 to 256 items",
                    items.size() + " items");
            items.forEach(item -> Check.that(
                    !item.word().startsWith("-"),
                    "engine argument",
                    "must be a list of items that do not start with a hyphen, which engines read as a new argument",
                    item.word()));
        }
    }

    /**
     * A JSON document, which an engine reads from one word.
     *
     * @param json compact JSON of at most 8192 characters
     */
    record Json(String json) implements ArgumentValue {

        private static final JsonMapper READER = new JsonMapper();

        public Json {
            Check.that(json.length() <= 8192, "engine argument", "must be JSON of at most 8192 characters", json);
            try {
                READER.readTree(json);
            } catch (JsonProcessingException e) {
                throw new InvalidValueException("engine argument", "must be valid JSON", json);
            }
        }
    }
}
