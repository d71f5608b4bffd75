package io.dynamote.system.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;

/** Without a container: the commands of the image in the directory that it would contain, as its user, in its environment. */
final class DirectRunner implements Runner {

    /** Where the Dockerfile has what lies in the directory of the layout. */
    private static final String HOME = "/opt/dynamote";

    private final Layout layout;
    private final Dockerfile dockerfile;

    DirectRunner(Layout layout) {
        this.layout = layout;
        this.dockerfile = Dockerfile.ofRepository();
    }

    @Override
    public void keep(Path state) {
        // It is in the same file system.
    }

    @Override
    public ProcessBuilder start(Part part, Map<String, String> environment) {
        ImageTarget target = dockerfile.target(part.id());
        List<String> command = new ArrayList<>(target.entrypoint());
        command.addAll(target.command());
        return builder(target, environment, command);
    }

    @Override
    public ProcessBuilder check(Part part, Map<String, String> environment, List<String> more) {
        ImageTarget target = dockerfile.target(part.id());
        List<String> command = new ArrayList<>(target.health());
        command.addAll(more);
        return builder(target, environment, command);
    }

    private ProcessBuilder builder(ImageTarget target, Map<String, String> environment, List<String> command) {
        List<String> words = new ArrayList<>(User.of(target).prefix());
        command.forEach(word -> words.add(word.replace(HOME, layout.home().toString())));
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> variables = new HashMap<>(target.environment());
        variables.putAll(environment);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().putAll(variables);
        return builder;
    }
}
