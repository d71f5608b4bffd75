package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of Java that class files name. jdeps would tell the same, but gives up on jars with a module descriptor whose
 * modules it is not given, and reads only what it can follow from a main class; much is found by name here.
 */
final class NamedModules {

    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+);");

    private final Map<String, String> moduleOfPackage = new HashMap<>();

    NamedModules() {
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> module.descriptor().exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .map(Exports::source)
                        .forEach(name ->
                                moduleOfPackage.put(name, module.descriptor().name())));
    }

    /** The modules that any class of these jars names. */
    Set<String> in(Collection<Path> jars) throws IOException {
        Set<String> modules = new TreeSet<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
                for (JarEntry entry : jar.versionedStream().toList()) {
                    if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                        try (InputStream bytes = jar.getInputStream(entry)) {
                            add(bytes.readAllBytes(), modules);
                        }
                    }
                }
            }
        }
        return modules;
    }

    private void add(byte[] classFile, Set<String> modules) {
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry type) {
                addType(type.asInternalName(), modules);
            } else if (entry instanceof Utf8Entry text) {
                // Types of fields, parameters and annotations.
                Matcher types = TYPE.matcher(text.stringValue());
                while (types.find()) {
                    addType(types.group(1), modules);
                }
            }
        }
    }

    private void addType(String internalName, Set<String> modules) {
        int end = internalName.lastIndexOf('/');
        if (end > 0) {
            String module = moduleOfPackage.get(internalName.substring(0, end).replace('/', '.'));
            if (module != null) {
                modules.add(module);
            }
        }
    }
}
