package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.frontend.ParameterParser;
import io.github.nightlywheels.wheel.build.WheelSpec;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a wheel that is built: what goes into it, and what it says of itself. */
abstract class AbstractPackageMojo extends AbstractVersionMojo {

    /**
     * The directory whose files go to the top of the wheel. Compiled Python (<code>__pycache__</code>) and what editors and
     * version control leave there is left out.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "nightly.pythonDirectory",
            defaultValue = "${basedir}/" + ParameterDefaults.PYTHON_DIRECTORY,
            required = true)
    File pythonDirectory;

    /**
     * Further files, as in the POM's <code>&lt;resources&gt;</code>: <code>directory</code>, <code>targetPath</code> in the
     * wheel, <code>includes</code> and <code>excludes</code>. Filtering is a matter for the resources plugin.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    List<Resource> resources;

    /**
     * Whether the project's own jar goes into <code>jarsDirectory</code>. A project of packaging <code>pom</code> has none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.includeArtifact", defaultValue = ParameterDefaults.INCLUDE_ARTIFACT)
    @Nullable
    String includeArtifact;

    /**
     * Which dependencies go into <code>jarsDirectory</code>: <code>none</code>, or the jars of those that are needed at
     * <code>runtime</code>, with theirs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.includeDependencies", defaultValue = ParameterDefaults.INCLUDE_DEPENDENCIES)
    String includeDependencies;

    /**
     * Where jars go in the wheel. By default, <code>jars</code> in the Python package that is called like the project, or
     * that is the only one in <code>pythonDirectory</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.jarsDirectory")
    @Nullable
    String jarsDirectory;

    /**
     * The project's name, as pip knows it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.name", defaultValue = "${project.artifactId}", required = true)
    String name;

    /**
     * The compatibility tag: Python, ABI and platform. A wheel with native code has another than the default, which is that
     * of a wheel for every machine; and another than <code>py3-none-any</code> is the classifier of the artifact too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.tag", defaultValue = ParameterDefaults.TAG, required = true)
    String tag;

    /**
     * What the project is, in one line; by default the POM's description, or its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.summary")
    @Nullable
    String summary;

    /**
     * The license, an SPDX expression such as <code>Apache-2.0</code>. By default that of the POM, if it is called by its
     * SPDX identifier; of several, users may choose.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.license")
    @Nullable
    String license;

    /**
     * Addresses by their labels; by default <code>Homepage</code>, <code>Source</code> and <code>Issues</code> from the POM.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> urls;

    /**
     * The authors, such as <code>Jane Doe &lt;jane@example.org&gt;</code>; by default the POM's developers.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    List<String> authors;

    /**
     * The description: a file that ends in <code>.md</code>, <code>.rst</code> or <code>.txt</code>; by default the README
     * beside the POM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.readme")
    @Nullable
    File readme;

    /**
     * The versions of Python, such as <code>&gt;=3.9</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.requiresPython")
    @Nullable
    String requiresPython;

    /**
     * What pip installs along with the wheel: requirements such as <code>numpy&gt;=1.26</code> (PEP 508).
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    List<String> dependencies;

    /**
     * Classifiers of the Python Package Index, such as <code>Programming Language :: Python :: 3</code>.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    List<String> classifiers;

    /**
     * What pip installs along with <code>name[extra]</code>: for each extra its requirements, one on each line.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> extras;

    /**
     * The commands that pip makes: for each name a function, such as <code>demo.cli:main</code>.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> scripts;

    /**
     * Where the wheel is written. The same as for <code>publish-nightly</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "nightly.wheelDirectory", defaultValue = "${project.build.directory}", required = true)
    File wheelDirectory;

    /**
     * The time of all files in the wheel, a date such as <code>2026-11-26T00:00:00Z</code> or seconds since 1970; without it,
     * that is the beginning of 1980.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    @Nullable
    String outputTimestamp;

    /** What the wheel says of itself: what a parameter says, or else the POM. */
    final WheelSpec spec() {
        PomMetadata pom = new PomMetadata(project);
        if (license == null) {
            pom.unusableLicense()
                    .ifPresent(names -> getLog().info("The wheel names no license: \"" + names
                            + "\" in the POM is no SPDX identifier; set <license>"));
        }
        Map<String, List<String>> requirements = new TreeMap<>();
        texts(extras)
                .forEach((extra, lines) -> requirements.put(
                        extra, ParameterParser.texts(lines.lines().toList())));
        return new WheelSpec(
                name,
                wheelVersion(),
                tag,
                Optional.ofNullable(summary).or(pom::summary),
                Optional.ofNullable(license).or(pom::license),
                urls == null ? pom.urls() : texts(urls),
                authors == null ? pom.authors() : ParameterParser.texts(authors),
                Optional.ofNullable(readme).map(File::toPath).or(pom::readme),
                Optional.ofNullable(requiresPython),
                ParameterParser.texts(dependencies),
                ParameterParser.texts(classifiers),
                requirements,
                texts(scripts));
    }

    /** What was given or set as {@code nightly.version}; or else the one version that was set in this module; or else made. */
    private String wheelVersion() {
        Optional<String> chosen = outside(VERSION_PROPERTY)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(version).filter(text -> !text.isBlank()));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Set<String> set = SetVersions.of(session).ofModule(project);
        return set.size() == 1
                ? set.iterator().next()
                : given(VERSION_PROPERTY).orElseGet(this::mapped).normalized();
    }

    /** Maven gives an empty element as null. */
    private static Map<String, String> texts(@Nullable Map<String, String> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((key, value) -> texts.put(key, value == null ? "" : value.strip()));
        }
        return texts;
    }
}
