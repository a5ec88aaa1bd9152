package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.NameSuggestion;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A properties file, as {@link Properties#load(Reader)} reads it, in UTF-8; its keys are the properties that set the
 * parameters of the goals, so that one file serves both.
 *
 * @param path where it lies
 * @param values what it holds
 */
record ConfigurationFile(Path path, Map<String, String> values) {

    /**
     * Reads the file.
     *
     * @param known the keys that have a meaning to any command or goal
     * @throws FailureException with {@link ConfigurationFailure.InvalidParameter} if it cannot be read, or with
     *     {@link ConfigurationFailure.UnknownParameter} if it has another key
     */
    static ConfigurationFile read(Path path, Set<String> known) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new FailureException(
                    new ConfigurationFailure.InvalidParameter(
                            "config", path.toAbsolutePath().toString(), "a file that exists"),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new FailureException(
                    new ConfigurationFailure.InvalidParameter(
                            "config", path.toAbsolutePath().toString(), "a properties file in UTF-8"),
                    e);
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(key)) {
                throw new FailureException(new ConfigurationFailure.UnknownParameter(
                        key, "in " + path.toAbsolutePath(), meant(key, known)));
            }
            values.put(key, properties.getProperty(key).strip());
        }
        return new ConfigurationFile(path, values);
    }

    private static Optional<String> meant(String key, Set<String> known) {
        return OptionName.longer(key, OptionName::property)
                .or(() -> Main.ONLY_HERE.stream()
                        .filter(option -> OptionName.ofOption(option).property().equals(key))
                        .findFirst())
                .or(() -> new NameSuggestion(known).find(key));
    }

    /** The value of a parameter, if the file has one that is not blank. */
    Optional<String> find(OptionName name) {
        return Optional.ofNullable(values.get(name.property())).filter(text -> !text.isBlank());
    }
}
