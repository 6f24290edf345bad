package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.core.procedure.ProcedureReader.UnreadableProcedure;

class ProcedureReaderTests {

    private static final String SOUND = """
        code: short
        version: 2
        promised: true
        opened-by: [village-clerk, resident]
        steps:
          - {key: window, phase: SUBMITTED, post: village-clerk, clock: STOPPED}
          - key: review
            phase: IN_REVIEW
            post: township-officer
            clock: RUNS
            limit: 3
        moves:
          - key: refuse
            from: [window, review]
            to: out
            by: township-officer
            requires: [reason, legal-basis]
            outcome: REFUSED
            gates: [A.B]
            letter: refusal
            not-by-actor-of: opened
        """;

    @Test
    void readsEveryPart() {
        var procedure = read(SOUND);
        assertThat(procedure.code()).isEqualTo("short");
        assertThat(procedure.version()).isEqualTo(2);
        assertThat(procedure.promised()).isTrue();
        assertThat(procedure.openedBy()).containsExactly(PostRef.VILLAGE_CLERK, PostRef.RESIDENT);
        assertThat(procedure.steps())
                .containsExactly(
                        new Step("window", Phase.SUBMITTED, PostRef.VILLAGE_CLERK, Clocking.STOPPED, 0),
                        new Step("review", Phase.IN_REVIEW, PostRef.TOWNSHIP_OFFICER, Clocking.RUNS, 3));
        assertThat(procedure.moves()).containsExactly(refusal("window"), refusal("review"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        version: 2            | version: two          | short.yaml line 2: procedure.version must be a whole number
        version: 2            | version: 99999999999  | short.yaml line 2: procedure.version must be a whole number
        promised: true        | promised: perhaps     | short.yaml line 3: procedure.promised must be true or false
        promised: true        | promise: true         | short.yaml line 3: procedure key 'promise' is none of
        version: 2            | code: other           | short.yaml line 2: procedure key 'code' stands here twice
        phase: IN_REVIEW      | phase: REVIEW         | short.yaml line 8: procedure.steps[1].phase 'REVIEW' is none
        clock: RUNS           | clock: runs           | short.yaml line 10: procedure.steps[1].clock 'runs' is none
        limit: 3              | limit: [3]            | short.yaml line 11: procedure.steps[1].limit must be a whole
        to: out               | too: out              | short.yaml line 15: procedure.moves[0] key 'too' is none of
        outcome: REFUSED      | outcome: NO           | short.yaml line 18: procedure.moves[0].outcome must be a text
        legal-basis]          | papers]               | short.yaml line 17: procedure.moves[0].requires may name
        gates: [A.B]          | gates: {A: B}         | short.yaml line 19: procedure.moves[0].gates must be a text
        letter: refusal       | letter: 7             | short.yaml line 20: procedure.moves[0].letter must be a text
        from: [window, review]| from: [window         | short.yaml line
        """)
    void namesFileLineAndPathOfAnError(String part, String instead, String message) {
        assertThatThrownBy(() -> read(SOUND.replace(part, instead)))
                .isInstanceOf(UnreadableProcedure.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> read(SOUND.replace("    to: out\n", "")))
                .isInstanceOf(UnreadableProcedure.class)
                .hasMessage("short.yaml line 13: procedure.moves[0] has no 'to'");
    }

    @Test
    void refusesAnEmptyFileAndAFileThatIsNotThere() {
        assertThatThrownBy(() -> read("")).hasMessage("short.yaml: the file is empty");
        assertThatThrownBy(() -> ProcedureReader.read(ProcedureReaderTests.class, "none.yaml"))
                .hasMessage("none.yaml: no such file beside ProcedureReaderTests");
    }

    private static Move refusal(String from) {
        return new Move(
                "refuse",
                from,
                "out",
                List.of(PostRef.TOWNSHIP_OFFICER),
                true,
                true,
                Outcome.REFUSED,
                List.of("A.B"),
                Optional.of("refusal"),
                List.of("opened"));
    }

    private static Procedure read(String yaml) {
        return ProcedureReader.read("short.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
