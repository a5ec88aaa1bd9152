package io.github.nightlywheels.wheel;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Pythons that a python tag and an ABI tag name together ("Platform compatibility tags" specification).
 *
 * @param label in words, such as {@code Python 3.13 free-threaded}
 * @param family where its kind stands among the others
 * @param version the version as one number, for the order
 */
public record Interpreter(String label, InterpreterFamily family, int version) implements Comparable<Interpreter> {
    private static final Pattern TAG = Pattern.compile("(py|cp|pp|graalpy)([23])(\\d*)");
    private static final Comparator<Interpreter> ORDER = Comparator.comparing(Interpreter::family)
            .thenComparing(Interpreter::version)
            .thenComparing(Interpreter::label);

    /** Kinds of Pythons, in the order of the matrix. */
    public enum InterpreterFamily {
        ANY,
        STABLE_ABI,
        CPYTHON,
        PYPY,
        GRAALPY,
        OTHER
    }

    /** The Pythons of two tags, each of which is a single one. */
    public static Interpreter of(String pythonTag, String abiTag) {
        Matcher tag = TAG.matcher(pythonTag);
        if (!tag.matches()) {
            return other(pythonTag, abiTag);
        }
        String minor = tag.group(3);
        String version = minor.isEmpty() ? tag.group(2) : tag.group(2) + "." + minor;
        int order = Integer.parseInt(tag.group(2)) * 10_000 + (minor.isEmpty() ? 0 : parse(minor));
        return switch (tag.group(1)) {
            case "py" ->
                abiTag.equals("none")
                        ? new Interpreter(
                                "any Python " + version + (minor.isEmpty() ? "" : "+"), InterpreterFamily.ANY, order)
                        : other(pythonTag, abiTag);
            case "cp" -> cpython(pythonTag, abiTag, version, order);
            case "pp" -> new Interpreter("PyPy " + version, InterpreterFamily.PYPY, order);
            default -> new Interpreter("GraalPy " + version, InterpreterFamily.GRAALPY, order);
        };
    }

    private static Interpreter cpython(String pythonTag, String abiTag, String version, int order) {
        if (abiTag.equals("abi3") || abiTag.equals("abi3t")) {
            return new Interpreter("Python " + version + "+ (" + abiTag + ")", InterpreterFamily.STABLE_ABI, order);
        }
        String variant = abiTag.startsWith(pythonTag) ? abiTag.substring(pythonTag.length()) : "other";
        String label = "Python " + version
                + switch (variant) {
                    case "", "m", "mu" -> "";
                    case "t" -> " free-threaded";
                    default -> abiTag.equals("none") ? " (any ABI)" : " (" + abiTag + ")";
                };
        return new Interpreter(label, InterpreterFamily.CPYTHON, order);
    }

    private static Interpreter other(String pythonTag, String abiTag) {
        return new Interpreter(pythonTag + " " + abiTag, InterpreterFamily.OTHER, 0);
    }

    private static int parse(String digits) {
        return digits.length() > 4 ? 9999 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(Interpreter other) {
        return ORDER.compare(this, other);
    }
}
