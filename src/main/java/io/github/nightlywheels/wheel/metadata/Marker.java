package io.github.nightlywheels.wheel.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The condition under which a requirement holds ("Dependency specifiers" specification, section "Environment markers").
 *
 * @param text the condition as it stands there
 * @param expression the condition taken apart
 */
public record Marker(String text, Expression expression) {
    private static final String EXTRA = "extra";
    /** Set only for lock files; the metadata of a wheel cannot ask for them. */
    private static final Set<String> NOT_IN_METADATA = Set.of("extras", "dependency_groups");

    private static final Set<String> VERSIONS =
            Set.of("implementation_version", "platform_release", "python_full_version", "python_version");

    /** A comparison, or several of them. */
    public sealed interface Expression {}

    /** Holds if all of its parts do. */
    public record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** Holds if one of its parts does. */
    public record AnyOf(List<Expression> parts) implements Expression {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Compares two values.
     *
     * @param operator an operator of {@link VersionSpecifier}, {@code in} or {@code not in}
     */
    public record MarkerComparison(Operand left, String operator, Operand right) implements Expression {
        /** The extra that the comparison asks for, if it is {@code extra == "name"} or the other way round. */
        private Optional<String> extra() {
            if (!operator.equals("==")) {
                return Optional.empty();
            }
            return left.equals(new Variable(EXTRA))
                    ? text(right)
                    : right.equals(new Variable(EXTRA)) ? text(left) : Optional.empty();
        }

        private static Optional<String> text(Operand operand) {
            return operand instanceof Literal literal ? Optional.of(literal.text()) : Optional.empty();
        }

        /** What pip's {@code packaging} fails on when it compares, although it reads it. */
        private Optional<String> defect() {
            if (left instanceof Literal one && right instanceof Literal other) {
                return Optional.of("a marker variable beside \"" + one.text() + "\" or \"" + other.text() + "\"");
            }
            String variable = left instanceof Variable first ? first.name() : ((Variable) right).name();
            if (NOT_IN_METADATA.contains(variable)) {
                return Optional.of("a variable other than " + variable + ", which only lock files have");
            }
            boolean readsVersion = operator.equals("~=") || operator.equals("===");
            return readsVersion && !comparesVersions(variable)
                    ? Optional.of("another operator than " + operator + " for " + variable)
                    : Optional.empty();
        }

        private boolean comparesVersions(String variable) {
            // Of a variable on the right, the value has to be a version, which the release of a platform often is not.
            if (left instanceof Literal) {
                return VERSIONS.contains(variable) && !(operator.equals("~=") && variable.equals("platform_release"));
            }
            String clause = PythonText.strip(operator + right);
            return VERSIONS.contains(variable)
                    && VersionSpecifier.CLAUSE.matcher(clause).matches();
        }
    }

    /** One side of a comparison. */
    public sealed interface Operand {}

    /** A property of the environment, such as {@code python_version}. */
    public record Variable(String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A text that stands in quotes, without them. */
    public record Literal(String text) implements Operand {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The extras of which one is needed and enough for the requirement to hold: {@code x} and {@code y} for
     * {@code extra == "x" or extra == "y"}. Empty if there is any other condition, alone or beside an extra.
     */
    public List<String> extras() {
        List<Expression> alternatives = expression instanceof AnyOf any ? any.parts() : List.of(expression);
        List<String> extras = alternatives.stream()
                .flatMap(each ->
                        each instanceof MarkerComparison comparison ? comparison.extra().stream() : Stream.empty())
                .toList();
        return extras.size() == alternatives.size() ? extras.stream().distinct().toList() : List.of();
    }

    /** What should stand there instead of a comparison that no pip can make; empty if it can make all of them. */
    Optional<String> defect() {
        return comparisons(expression).flatMap(each -> each.defect().stream()).findFirst();
    }

    private static Stream<MarkerComparison> comparisons(Expression expression) {
        if (expression instanceof MarkerComparison comparison) {
            return Stream.of(comparison);
        }
        List<Expression> parts = expression instanceof AllOf all
                ? all.parts()
                : expression instanceof AnyOf any ? any.parts() : List.of();
        return parts.stream().flatMap(Marker::comparisons);
    }
}
