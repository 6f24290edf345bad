package org.xiangli.core.rules;

import static dev.cel.common.ast.CelExpr.ExprKind.Kind.CALL;
import static dev.cel.common.ast.CelExpr.ExprKind.Kind.CONSTANT;
import static dev.cel.common.ast.CelExpr.ExprKind.Kind.IDENT;
import static dev.cel.common.ast.CelExpr.ExprKind.Kind.LIST;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A predicate ready to be asked: CEL cut down to whole numbers of 64 bits, yes and no. There is no division, which would
 * round a quorum away, no text, no call into the program, no loop; arithmetic that overflows is an error.
 */
final class Formula {

    private static final CelOptions OPTIONS =
            CelOptions.current().errorOnIntWrap(true).enableComprehension(false).build();

    private static final CelStandardDeclarations WORDS = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    StandardFunction.LOGICAL_AND,
                    StandardFunction.LOGICAL_OR,
                    StandardFunction.LOGICAL_NOT,
                    StandardFunction.CONDITIONAL,
                    StandardFunction.EQUALS,
                    StandardFunction.NOT_EQUALS,
                    StandardFunction.LESS,
                    StandardFunction.LESS_EQUALS,
                    StandardFunction.GREATER,
                    StandardFunction.GREATER_EQUALS,
                    StandardFunction.ADD,
                    StandardFunction.SUBTRACT,
                    StandardFunction.MULTIPLY,
                    StandardFunction.NEGATE,
                    StandardFunction.IN)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9_\\s()\\[\\]<>=!&|?:,*+-]");
    private static final Pattern NO_WHOLE_NUMBER = Pattern.compile("\\b[0-9]+[a-z_]");

    private final Rule rule;
    private final CelRuntime.Program program;

    private Formula(Rule rule, CelRuntime.Program program) {
        this.rule = rule;
        this.program = program;
    }

    /** What is wrong with the spelling of a predicate; found without compiling it. */
    static Optional<String> complaint(String predicate) {
        var foreign = FOREIGN.matcher(predicate);
        if (foreign.find()) {
            return Optional.of("uses '" + foreign.group() + "': whole numbers, yes and no only, and no division");
        }
        var number = NO_WHOLE_NUMBER.matcher(predicate);
        return number.find()
                ? Optional.of("uses '" + number.group() + "', which is no whole number")
                : Optional.empty();
    }

    /** @throws IllegalArgumentException naming the rule when its predicate does not fit its facts and parameters */
    static Formula compile(Rule rule) {
        try {
            var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardEnvironmentEnabled(false)
                    .setStandardDeclarations(WORDS)
                    .setResultType(SimpleType.BOOL);
            rule.facts()
                    .forEach((name, kind) ->
                            compiler.addVar(name, kind == FactKind.FLAG ? SimpleType.BOOL : SimpleType.INT));
            rule.params().keySet().forEach(name -> compiler.addVar(name, SimpleType.INT));
            var tree = compiler.build().compile(rule.predicate()).getAst();
            demandWholeNumbers(rule, tree);
            return new Formula(rule, RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new IllegalArgumentException(rule.code() + ": " + wrong.getMessage(), wrong);
        }
    }

    /**
     * Whether the predicate is true of these facts.
     *
     * @param params the parameters in force, of the rule or of the county
     * @throws IllegalArgumentException when a fact is missing or of the wrong kind, or the numbers overflow
     */
    boolean holds(Map<String, ?> given, Map<String, Long> params) {
        var values = new HashMap<String, Object>(params);
        rule.facts().forEach((name, kind) -> {
            var value = given.get(name);
            if (value == null) {
                throw new IllegalArgumentException(rule.code() + ": fact " + name + " is missing");
            }
            values.put(name, kind.demand(rule.code(), name, value));
        });
        try {
            return (Boolean) program.eval(values);
        } catch (CelEvaluationException overflow) {
            throw new IllegalArgumentException(rule.code() + ": " + overflow.getMessage(), overflow);
        }
    }

    private static void demandWholeNumbers(Rule rule, CelAbstractSyntaxTree tree) {
        var used = new HashSet<String>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(part -> {
                    if (!Set.of(CALL, CONSTANT, IDENT, LIST).contains(part.getKind()) || !isWhole(part)) {
                        throw new IllegalArgumentException(rule.code() + ": whole numbers, yes and no only");
                    }
                    if (part.getKind() == IDENT) {
                        used.add(part.ident().name());
                    }
                });
        if (!used.containsAll(rule.facts().keySet())) {
            throw new IllegalArgumentException(rule.code() + ": not every fact is used by the predicate");
        }
    }

    private static boolean isWhole(CelExpr part) {
        return part.getKind() != CONSTANT
                || part.constant().getKind() == CelConstant.Kind.INT64_VALUE
                || part.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
    }
}
