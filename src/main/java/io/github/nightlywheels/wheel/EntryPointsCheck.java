package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.PythonText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks {@code entry_points.txt} as pip reads it ("Entry points" specification): the groups that become scripts by what
 * pip's {@code distlib} makes of them, the others for lines that it cannot read at all.
 */
final class EntryPointsCheck {
    private static final String FIELD = "entry_points.txt";
    private static final Set<String> SCRIPTS = Set.of("console_scripts", "gui_scripts");
    private static final String WORD = "[\\p{L}\\p{N}_]";
    /** Where pip looks for a script in {@code name = value}; what follows the extras, it does not look at. */
    private static final Pattern SCRIPT = Pattern.compile(
            "\\s*(?<callable>" + WORD + "+(?:[:.]" + WORD + "+)*)\\s*" + "(?<extras>\\[\\s*[\\p{L}\\p{N}_-]+(?:=" + WORD
                    + "+)?(?:,\\s*" + WORD + "+(?:=" + WORD + "+)?)*\\s*\\])?");
    /** What setuptools takes, through which pip reads entry points on Python 3.10. */
    private static final Pattern OBJECT =
            Pattern.compile("[\\p{L}\\p{N}_.]+\\s*(?::\\s*[\\p{L}\\p{N}_.]+)?\\s*(?:\\[.*\\])?");

    private static final Pattern SPECIFIED_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");
    private static final Pattern PATH = Pattern.compile("\\.{1,2}|.*[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);

    private final Findings findings;
    private final Set<String> names = new HashSet<>();

    private EntryPointsCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(String text, Findings findings) {
        EntryPointsCheck check = new EntryPointsCheck(findings);
        String group = "";
        Set<String> groups = new HashSet<>();
        for (String line : PythonText.lines(text)) {
            String stripped = PythonText.strip(line);
            boolean isIndented = !stripped.isEmpty() && !line.startsWith(stripped.substring(0, 1));
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                group = stripped.replaceAll("^[\\[\\]]+|[\\[\\]]+$", "");
                boolean isNew = groups.add(group) || isIndented || group.equals("DEFAULT");
                if (!isNew) {
                    findings.warnThatPypiRefuses(
                            "entry_points.txt has a group twice, with which PyPI refuses it", group);
                }
            } else if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                // PyPI takes the one for a remark, and the other for the rest of the line before.
                check.line(group, stripped, !stripped.startsWith(";") && !isIndented);
            }
        }
    }

    /**
     * Checks a line.
     *
     * @param isForPypi whether PyPI sees an entry point in it, too
     */
    private void line(String group, String line, boolean isForPypi) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            findings.refuse(FIELD, line, "\"name = module:function\" on one line");
            return;
        }
        if (group.isEmpty() && isForPypi) {
            findings.warnThatPypiRefuses(
                    "entry_points.txt has a line before its first group, which PyPI refuses", line);
        }
        String name = PythonText.strip(line.substring(0, equals));
        if (!names.add(group + " " + name)) {
            findings.refuse(FIELD, "the name " + name + " twice in [" + group + "]", "each name once");
        }
        String value = PythonText.strip(line.substring(equals + 1));
        if (SCRIPTS.contains(group)) {
            checkName(name, isForPypi);
            checkCallable(line, value);
        }
        if (!OBJECT.matcher(value).matches()) {
            findings.warn("entry_points.txt has a value that pip on Python 3.10 cannot read", line);
        }
    }

    private void checkName(String name, boolean isForPypi) {
        if (PATH.matcher(name).matches() || name.startsWith("[")) {
            findings.refuse(FIELD, "the script name " + name, "a name that is no path");
        } else if (isForPypi && !SPECIFIED_NAME.matcher(name).matches()) {
            findings.warnThatPypiRefuses("entry_points.txt has a script name that PyPI refuses", "\"" + name + "\"");
        }
    }

    private void checkCallable(String line, String value) {
        Matcher script = SCRIPT.matcher(value);
        boolean found = script.lookingAt();
        long colons =
                found ? script.group("callable").chars().filter(c -> c == ':').count() : 0;
        boolean brackets = line.indexOf('[') >= 0 || line.indexOf(']') >= 0;
        if (colons != 1) {
            findings.refuse(FIELD, line, "module:function behind \"=\" in a script");
        } else if (brackets && script.group("extras") == null) {
            findings.refuse(FIELD, line, "extras as in \"name = module:function [extra]\"");
        }
    }
}
