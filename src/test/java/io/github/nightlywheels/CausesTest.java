package io.github.nightlywheels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a catch clause throws, or makes a failure of, keeps the exception that was caught as its cause. */
class CausesTest {
    /**
     * Those of the parsers tell all that there is to tell of a damaged file. Of Maven's, Maven would print the cause's message
     * beside its own; the goals show the causes with {@code -X}.
     */
    private static final Set<String> WITHOUT_CAUSE =
            Set.of("DamageException", "SyntaxException", "MojoFailureException");

    @Test
    void noCatchClauseDropsItsException() throws IOException {
        assertThat(dropped(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void aDroppedExceptionIsFound() throws IOException {
        Path sources = Files.createTempDirectory("sources");
        Files.writeString(sources.resolve("Some.java"), """
                class Some {
                    void some() {
                        try {
                            more();
                        } catch (IOException kept) {
                            throw new FailureException(unusable(kept), kept);
                        } catch (InterruptedException kept) {
                            throw failure("text", kept.getCause());
                        } catch (FailureException kept) {
                            throw kept;
                        } catch (EOFException kept) {
                            throw judge(new FailureException(unusable(kept), kept));
                        } catch (SocketTimeoutException kept) {
                            IOException explained = explained(kept);
                            throw new FailureException(unusable(kept), explained);
                        } catch (Exception kept) {
                            throw (IOException) new InterruptedIOException("text").initCause(kept);
                        } catch (IllegalStateException dropped) {
                            throw new FailureException(unusable(dropped));
                        } catch (IllegalArgumentException dropped) {
                            throw failure("text");
                        } catch (DateTimeException dropped) {
                            give(new FailureException(unusable(dropped)));
                        }
                    }
                }
                """);
        assertThat(dropped(sources)).containsExactly("Some.java:19", "Some.java:21", "Some.java:23");
    }

    private static List<String> dropped(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    /** Looks into the catch clauses of one file; the parameter of the visits is the name of the exception that was caught. */
    private static final class Scanner extends TreeScanner<Void, String> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;
        private final Set<String> exceptions = new HashSet<>();

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitCatch(CatchTree clause, @Nullable String outer) {
            return super.visitCatch(clause, clause.getParameter().getName().toString());
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable String caught) {
            if (caught != null && String.valueOf(variable.getType()).endsWith("Exception")) {
                exceptions.add(variable.getName().toString());
            }
            return super.visitVariable(variable, caught);
        }

        @Override
        public @Nullable Void visitThrow(ThrowTree statement, @Nullable String caught) {
            if (caught != null && statement.getExpression() instanceof MethodInvocationTree call) {
                require(keeps(call.getArguments(), caught) || isAbout(call, caught), call);
            }
            return super.visitThrow(statement, caught);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable String caught) {
            boolean given = caught != null
                    && call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getIdentifier().contentEquals("initCause")
                    && keeps(call.getArguments(), caught);
            return given ? null : super.visitMethodInvocation(call, caught);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, String caught) {
            String name = made.getIdentifier().toString();
            if (caught != null && name.endsWith("Exception") && !WITHOUT_CAUSE.contains(name)) {
                require(keeps(made.getArguments(), caught), made);
            }
            return super.visitNewClass(made, caught);
        }

        private boolean keeps(List<? extends ExpressionTree> arguments, String caught) {
            return arguments.stream().anyMatch(argument -> isAbout(argument, caught));
        }

        /** Whether it is the exception, what one of its methods gives, or another exception; that one is looked at itself. */
        private boolean isAbout(@Nullable ExpressionTree value, String caught) {
            if (value instanceof IdentifierTree name) {
                return name.getName().contentEquals(caught)
                        || exceptions.contains(name.getName().toString());
            }
            if (value instanceof MethodInvocationTree call) {
                return call.getMethodSelect() instanceof MemberSelectTree method
                        && (isAbout(method.getExpression(), caught)
                                || (method.toString().equals("WordlessException.of")
                                        && keeps(call.getArguments(), caught)));
            }
            if (value instanceof TypeCastTree cast) {
                return isAbout(cast.getExpression(), caught);
            }
            return value instanceof NewClassTree made
                    && made.getIdentifier().toString().endsWith("Exception");
        }

        private void require(boolean kept, Tree place) {
            if (!kept) {
                LineMap lines = unit.getLineMap();
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":"
                        + lines.getLineNumber(positions.getStartPosition(unit, place)));
            }
        }
    }
}
