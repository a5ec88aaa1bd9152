package io.github.nightlywheels.wheel.metadata;

import io.github.nightlywheels.wheel.metadata.Marker.AllOf;
import io.github.nightlywheels.wheel.metadata.Marker.AnyOf;
import io.github.nightlywheels.wheel.metadata.Marker.Expression;
import io.github.nightlywheels.wheel.metadata.Marker.Literal;
import io.github.nightlywheels.wheel.metadata.Marker.MarkerComparison;
import io.github.nightlywheels.wheel.metadata.Marker.Operand;
import io.github.nightlywheels.wheel.metadata.Marker.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an environment marker, as {@link DependencyParser} reads the rest. */
final class MarkerParser {
    private static final String WORD_END = "(?![\\p{L}\\p{N}_])";
    private static final Pattern VARIABLE = Pattern.compile("(?:python_version|python_full_version|os[._]name"
            + "|sys[._]platform|platform_(?:release|system)|platform[._](?:version|machine|python_implementation)"
            + "|python_implementation|implementation_(?:name|version)|extras?|dependency_groups)" + WORD_END);
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern OPERATOR = Pattern.compile("===|[~=!<>]=|[<>]|in" + WORD_END);
    private static final Pattern NOT = Pattern.compile("not" + WORD_END);
    private static final Pattern IN = Pattern.compile("in" + WORD_END);
    private static final Pattern OR = Pattern.compile("or" + WORD_END);
    private static final Pattern AND = Pattern.compile("and" + WORD_END);
    private static final int DEEPEST_NESTING = 200;

    private final TextScanner reader;
    private int nesting;

    MarkerParser(TextScanner reader) {
        this.reader = reader;
    }

    Marker parse() {
        reader.skipBlanks();
        int start = reader.position();
        Expression expression = alternatives();
        return new Marker(reader.since(start).strip(), expression);
    }

    private Expression alternatives() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(conditions());
        } while (reader.find(OR).isPresent());
        return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    private Expression conditions() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(condition());
        } while (reader.find(AND).isPresent());
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    private Expression condition() {
        reader.skipBlanks();
        Expression condition;
        if (reader.accept("(")) {
            if (++nesting > DEEPEST_NESTING) {
                throw reader.unexpected("fewer nested brackets");
            }
            condition = alternatives();
            nesting--;
            reader.expect(")");
        } else {
            condition = comparison();
        }
        reader.skipBlanks();
        return condition;
    }

    private Expression comparison() {
        Operand left = operand();
        reader.skipBlanks();
        String operator = operator();
        reader.skipBlanks();
        return new MarkerComparison(left, operator, operand());
    }

    private String operator() {
        if (reader.find(NOT).isPresent()) {
            if (!reader.skipBlanks()) {
                throw reader.unexpected("a blank behind \"not\"");
            }
            reader.expect(IN, "\"in\" behind \"not\"");
            return "not in";
        }
        return reader.expect(OPERATOR, "a comparison such as \"==\" or \"in\"");
    }

    private Operand operand() {
        Optional<String> variable = reader.find(VARIABLE);
        if (variable.isPresent()) {
            String name = variable.get().replace('.', '_');
            return new Variable(name.equals("python_implementation") ? "platform_" + name : name);
        }
        int start = reader.position();
        String quoted = reader.expect(QUOTED, "a marker variable such as python_version, or a quoted text");
        try {
            return new Literal(PythonLiteral.decode(quoted));
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("a quoted text that Python can read", start, reader.since(0));
        }
    }
}
