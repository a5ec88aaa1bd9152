package io.github.nightlywheels;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name alone says which class is meant. */
class NamesTest {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/test/java"));

    @Test
    void noSimpleNameMeansTwoThings() throws IOException {
        Map<String, List<Path>> filesByName = new TreeMap<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(groupingBy(file -> file.getFileName().toString(), mapping(file -> file, toList())))
                        .forEach((name, found) -> filesByName.merge(
                                name,
                                found,
                                (one, other) -> Stream.of(one, other)
                                        .flatMap(List::stream)
                                        .toList()));
            }
        }
        assertThat(filesByName).hasSizeGreaterThan(500);
        assertThat(filesByName.values()).filteredOn(files -> files.size() > 1).isEmpty();
    }

    /** Failures are exempt, which are named within their family; and so is what no other class sees. */
    @Test
    void noNestedTypeHasTheNameOfAnother() {
        Map<String, List<String>> byName = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.nightlywheels")
                        .stream()
                        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                        .filter(type -> !type.isNestedClass() || isNamedAlone(type))
                        .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        byName.remove("package-info");
        assertThat(byName).hasSizeGreaterThan(600);
        assertThat(byName.values()).filteredOn(types -> types.size() > 1).isEmpty();
    }

    private static boolean isNamedAlone(JavaClass type) {
        return !type.getPackageName().equals("io.github.nightlywheels.failure")
                && !Modifier.isPrivate(type.reflect().getModifiers());
    }
}
