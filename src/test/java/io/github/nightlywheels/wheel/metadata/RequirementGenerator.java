package io.github.nightlywheels.wheel.metadata;

import java.util.List;
import java.util.Random;

/** Makes requirements, right ones and such as people write by mistake. The same ones for the same seed. */
public final class RequirementGenerator {
    private static final List<String> NAMES = List.of(
            "a", "A", "numpy", "zope.interface", "a_b-c", "1", "a_", "a-", "_a", "a.", "\u00e9", "a\u00e9", "a b", "");
    private static final List<String> BLANKS = List.of("", "", "", " ", "  ", "\t", "\n", "\u00a0");
    private static final List<String> OPERATORS =
            List.of("==", ">=", "<=", "<", ">", "~=", "!=", "===", "=", "=>", "^", "~", "");
    private static final List<String> VERSIONS = List.of(
            "2.*",
            "1.0.*",
            "1!2.*",
            "1.0+x",
            "1.0+x.1-2_3",
            "1.0",
            "1.0.0",
            "v1.0",
            "1!2.0",
            "1.0.dev0",
            "1.0.dev",
            "1.0dev1",
            "1.0a1",
            "1.0.a.1",
            "1.0-alpha_2",
            "1.0rc1.post2.dev3",
            "1.0-1",
            "1.0-1.dev2",
            "1.0r5",
            "1.0c",
            "00.01",
            "1",
            "V1",
            "20261122",
            "1.0.0.0",
            "1.*.0",
            "dev",
            "1.0-",
            "1.0.",
            "1.0_1",
            "1.0+",
            "1.0+X",
            "1.0.dev0+x",
            "1.0.post.*",
            "whatever/1",
            "1.0,",
            "1 0",
            "",
            "1.0;",
            "1.0)",
            "\"1.0\"",
            "1.0a.",
            "1.0.post-",
            "x.1");
    private static final List<String> EXTRAS = List.of(
            "",
            "",
            "",
            "",
            "[x]",
            "[x,y]",
            "[ x , y ]",
            "[]",
            "[ ]",
            "[x_]",
            "[x y]",
            "[x,]",
            "[,x]",
            "[x",
            "x]",
            "[x-]");
    private static final List<String> OPERANDS = List.of(
            "python_version",
            "python_full_version",
            "os_name",
            "os.name",
            "sys_platform",
            "sys.platform",
            "platform_release",
            "platform_system",
            "platform.version",
            "platform_machine",
            "platform.python_implementation",
            "platform_python_implementation",
            "python_implementation",
            "implementation_name",
            "implementation_version",
            "extra",
            "extras",
            "dependency_groups",
            "platform.release",
            "os",
            "python",
            "Extra",
            "x",
            "'3.8'",
            "\"3.8\"",
            "'x'",
            "'X_y'",
            "''",
            "'a\"b'",
            "'linux, win32'",
            "\"it's\"",
            "'a\\\\b'",
            "'\\x41'",
            "'\\x4'",
            "'\\N{BULLET}'",
            "'\\N{NO SUCH THING}'",
            "'\\'",
            "'\u00e9'",
            "3.8",
            "'x",
            "'\\d'",
            "'\\u0041'",
            "'\\U00110000'",
            "'\\777'");
    private static final List<String> COMPARISONS =
            List.of("==", "!=", "<", ">=", "~=", "===", "in", "not in", "not  in", "notin", "not", "is", "=", "IN", "");
    private static final List<String> INSERTED =
            List.of(" ", ",", ";", ".", "*", "+", "-", "_", "(", ")", "'", "=", "1", "x");
    private static final List<String> URLS =
            List.of("https://x.org/a.zip", "https://x.org/a;b", "git+https://x.org/a@1#egg=a", "x", "file:///a b", "");

    private final Random random;
    /** Whether what is made now may have mistakes; the first choices of each list are right nearly everywhere. */
    private boolean mistakes;

    public RequirementGenerator(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        mistakes = chance(2);
        String name = blank() + (chance(4) ? pick(NAMES, 6) : "demo") + blank() + pick(EXTRAS, 9) + blank();
        return name
                + (chance(10) ? "@" + blank() + pick(URLS, 4) + blank() : versions())
                + blank()
                + marker()
                + blank();
    }

    /** Clauses with commas between them, as in {@code Requires-Python}. */
    public String nextSpecifiers() {
        mistakes = chance(2);
        return clauses();
    }

    private String clauses() {
        StringBuilder clauses = new StringBuilder(clause());
        while (chance(2)) {
            clauses.append(blank())
                    .append(mistake(8) ? " " : ",")
                    .append(blank())
                    .append(clause());
        }
        return clauses.toString();
    }

    /** Another requirement with a few characters changed. */
    String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && changed.length() > 0; changes--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, INSERTED.get(random.nextInt(INSERTED.size())));
                default -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return changed.toString();
    }

    private String versions() {
        if (chance(3)) {
            return "";
        }
        String clauses = clauses();
        return chance(6) ? "(" + blank() + clauses + blank() + (mistake(9) ? "" : ")") : clauses;
    }

    private String clause() {
        String operator = pick(OPERATORS, 8);
        boolean exact = operator.equals("==") || operator.equals("!=") || mistakes;
        return operator + blank() + (exact ? pick(VERSIONS, 25) : VERSIONS.get(5 + random.nextInt(15)));
    }

    private String marker() {
        return chance(2) ? "" : ";" + blank() + expression(3) + (mistake(12) ? ")" : "");
    }

    private String expression(int depth) {
        StringBuilder expression = new StringBuilder(condition(depth));
        while (chance(3)) {
            expression.append(pick(List.of(" and ", " or ", " and ", "and", " AND ", " , "), 3));
            expression.append(condition(depth));
        }
        return expression.toString();
    }

    private String condition(int depth) {
        if (depth > 0 && chance(4)) {
            return "(" + blank() + expression(depth - 1) + blank() + (mistake(12) ? "" : ")");
        }
        String separator = mistake(5) ? blank() : " ";
        return pick(OPERANDS, 18) + separator + pick(COMPARISONS, 9) + separator + operand();
    }

    private String operand() {
        return mistakes ? pick(OPERANDS, OPERANDS.size()) : OPERANDS.get(23 + random.nextInt(7));
    }

    private String blank() {
        return chance(3) ? pick(BLANKS, 6) : "";
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private boolean mistake(int oneIn) {
        return mistakes && chance(oneIn);
    }

    private String pick(List<String> choices, int right) {
        return choices.get(random.nextInt(mistake(2) ? choices.size() : right));
    }
}
