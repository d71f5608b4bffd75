package io.dynamote.web.asset;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

/**
 * All files that the browser asks for, read and compressed at the start. Their address contains a digest of everything,
 * so browsers may keep them for ever and a new version is never mixed with an old one.
 */
@Singleton
public final class Assets {

    private static final String OURS = "/web/static/";
    private static final List<String> SCRIPTS = List.of(
            "app",
            "ago",
            "alerts",
            "announce",
            "api",
            "axis",
            "code",
            "copy",
            "course",
            "dashboard",
            "delete",
            "deploy",
            "dryrun",
            "figures",
            "filters",
            "form",
            "help",
            "host",
            "incident",
            "keys",
            "logs",
            "maintenance",
            "nav",
            "notify",
            "overlay",
            "plot",
            "plots",
            "receivers",
            "rows",
            "rule",
            "rules",
            "series",
            "silences",
            "stream",
            "theme",
            "toast",
            "traffic",
            "traffic-rows",
            "yaml");
    private static final List<String> STYLES = List.of(
            ClassPath.WEBJARS + "bootstrap/5.3.8/dist/css/bootstrap-reboot.min.css",
            OURS + "css/tokens.css",
            OURS + "css/base.css",
            OURS + "css/frame.css",
            OURS + "css/parts.css",
            OURS + "css/table.css",
            OURS + "css/catalog.css",
            OURS + "css/deploy.css",
            OURS + "css/detail.css",
            OURS + "css/plot.css",
            OURS + "css/traffic.css",
            OURS + "css/hosts.css",
            OURS + "css/jobs.css",
            OURS + "css/alerts.css",
            OURS + "css/routes.css",
            OURS + "css/logs.css",
            OURS + "css/reference.css");

    private final Map<String, Asset> byName = new TreeMap<>();
    private final String base;

    Assets() {
        add("app.css", together(STYLES));
        add("htmx.js", ClassPath.read(ClassPath.WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"));
        add("logo.svg", ClassPath.read(OURS + "logo.svg"));
        SCRIPTS.forEach(name -> add(name + ".js", ClassPath.read(OURS + "js/" + name + ".js")));
        base = "/assets/" + digest();
    }

    /** Path below which the assets of this version lie, without a slash at its end. */
    public String base() {
        return base;
    }

    Optional<Asset> find(String version, String name) {
        return base.endsWith("/" + version) ? Optional.ofNullable(byName.get(name)) : Optional.empty();
    }

    private void add(String name, byte[] content) {
        byName.put(name, Asset.of(name, content));
    }

    private static byte[] together(List<String> paths) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        paths.forEach(path -> {
            all.writeBytes(ClassPath.read(path));
            all.write('\n');
        });
        return all.toByteArray();
    }

    private String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byName.values().forEach(asset -> sha.update(asset.plain()));
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
