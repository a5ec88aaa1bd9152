package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPointsTest {
    private static final String FIELD = "entry_points.txt";
    private static final String FILE = "demo-1.0.dist-info/entry_points.txt";

    @TempDir
    Path directory;

    private Inspected wheels;

    @BeforeEach
    void useDirectory() {
        wheels = new Inspected(directory);
    }

    @Test
    void takesScriptsAndPlugins() {
        wheels.accepted(with("""
                # a comment
                [console_scripts]
                demo = demo.cli:main
                demo-x=demo:Main.run [cli, x]

                [gui_scripts]
                demo = demo:window
                [demo.plugins]
                plain = demo
                object = demo:x.y
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo = foo", "foo = demo : main", "foo =", "foo = a:b:c", "foo = -x", "foo = demo-x:main"})
    void refusesScriptsWithoutAFunction(String line) {
        wheels.refused(
                with("[console_scripts]\n" + line + "\n"), FIELD, line, "module:function behind \"=\" in a script");
    }

    @Test
    void refusesExtrasThatPipCannotRead() {
        wheels.refused(
                with("[gui_scripts]\nfoo = a:b [x\n"),
                FIELD,
                "foo = a:b [x",
                "extras as in \"name = module:function [extra]\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/usr/bin/evil", "..", "sub/evil", "..\\evil", "C:evil"})
    void refusesScriptNamesThatArePaths(String name) {
        wheels.refused(
                with("[console_scripts]\n" + name + " = a:b\n"),
                FIELD,
                "the script name " + name,
                "a name that is no path");
    }

    @Test
    void warnsOfWhatOnlyPypiRefuses() {
        wheels.accepted(
                with("a = b\n[x]\nc = d\n[x]\ne = f\n"),
                "entry_points.txt has a line before its first group, which PyPI refuses: a = b",
                "entry_points.txt has a group twice, with which PyPI refuses it: x");
    }

    @Test
    void leavesWhatPypiTakesForARemarkOrForTheRestOfALine() {
        wheels.accepted(
                with("; a b = c\n[console_scripts]\n; d e = f:g\nh = i:j\n  k l = m:n\n[DEFAULT]\n[DEFAULT]\n"));
    }

    @Test
    void refusesANameTwiceInAGroup() {
        wheels.refused(
                with("[console_scripts]\nfoo = a:b\n[x]\nfoo = a\n[console_scripts]\nfoo = c:d\n"),
                FIELD,
                "the name foo twice in [console_scripts]",
                "each name once");
    }

    @Test
    void refusesLinesThatAreNoEntries() {
        wheels.refused(with("[x]\nfoo\n"), FIELD, "foo", "\"name = module:function\" on one line");
        wheels.refused(with("[x]\n; comment\n"), FIELD, "; comment", "\"name = module:function\" on one line");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] content = "[console_scripts]\nfoo = caf\u00e9:main\n".getBytes(StandardCharsets.ISO_8859_1);
        wheels.refused(
                wheel("demo", "1.0").file(FILE, content),
                FIELD,
                "bytes that are not UTF-8: foo = caf\\xe9:main",
                "UTF-8");
    }

    @Test
    void warnsOfScriptNamesThatPypiRefuses() {
        wheels.accepted(
                with("[console_scripts]\nfoo bar = a:b\n"),
                "entry_points.txt has a script name that PyPI refuses: \"foo bar\"");
    }

    @Test
    void warnsOfValuesThatOlderPythonsCannotRead() {
        wheels.accepted(
                with("[x]\nfoo = a-b\n[console_scripts]\nbar = a:b c\n"),
                "entry_points.txt has a value that pip on Python 3.10 cannot read: foo = a-b and 1 more");
    }

    private static WheelBuilder with(String text) {
        return wheel("demo", "1.0").file(FILE, text);
    }
}
