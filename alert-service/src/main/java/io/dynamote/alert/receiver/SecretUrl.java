package io.dynamote.alert.receiver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** An address that lets who knows it send messages: shown without path, query and user. */
public record SecretUrl(URI value) {

    private static final int LONGEST = 2_000;

    /** Of a part that stands alone: shorter ones are words of the address, as {@code services}. */
    private static final int SHORTEST = 10;

    private static final Pattern PARTS = Pattern.compile("[/?&=:;]");

    public SecretUrl {
        String scheme = value.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || value.getHost() == null) {
            throw new IllegalArgumentException("must be an address that begins with https:// or http:// and a host");
        }
    }

    /**
     * Reads an address. The message of the fault does not quote it.
     *
     * @throws IllegalArgumentException if it is none of HTTP
     */
    public static SecretUrl parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
        }
        try {
            return new SecretUrl(new URI(text));
        } catch (URISyntaxException e) {
            // The exception quotes the address.
            throw new IllegalArgumentException("must be an address: fault at character " + (e.getIndex() + 1));
        }
    }

    /** What must not be told: the address, and parts of it that are long enough to be secret, also on their own. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add(value.toString());
        for (String part : Arrays.asList(value.getRawPath(), value.getRawQuery(), value.getRawUserInfo())) {
            if (part != null) {
                secrets.add(part);
                PARTS.splitAsStream(part)
                        .filter(one -> one.length() >= SHORTEST)
                        .forEach(secrets::add);
            }
        }
        return List.copyOf(secrets);
    }

    /** Scheme, host and port only. */
    @Override
    public String toString() {
        String port = value.getPort() < 0 ? "" : ":" + value.getPort();
        return value.getScheme() + "://" + value.getHost() + port + "/" + Redaction.HIDDEN;
    }
}
