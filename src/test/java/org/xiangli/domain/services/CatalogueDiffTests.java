package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.domain.services.CatalogueDiff.Change;
import tools.jackson.databind.node.ObjectNode;

class CatalogueDiffTests {

    private static final Item PENSION = Samples.item("pension-register");

    @Test
    @DisplayName("R029 the difference of two versions names what came, what went and what reads differently")
    void namesWhatCameWentAndChanged() {
        var shorter = Samples.changed(PENSION, item -> {
            item.put("version", 2);
            ((ObjectNode) item.get("time")).put("promised", 6);
            Samples.paper(item, "register-form").putArray("eases").add("LATER");
        });
        var diff = CatalogueDiff.between(
                List.of(PENSION, Samples.item("legal-aid")), List.of(Samples.item("social-card"), shorter));
        assertThat(diff.added()).containsExactly("social-card");
        assertThat(diff.removed()).containsExactly("legal-aid");
        assertThat(diff.changed())
                .containsExactly(
                        new Change(
                                "pension-register",
                                "materials[register-form].eases[LATER]",
                                Optional.empty(),
                                Optional.of("LATER")),
                        new Change("pension-register", "time.promised", Optional.of("8"), Optional.of("6")),
                        new Change("pension-register", "version", Optional.of("1"), Optional.of("2")));
    }

    @Test
    void findsNoDifferenceInTheOrderOfThings() {
        var reordered = Samples.changed(
                PENSION,
                item -> item.putArray("channels")
                        .add("PHONE")
                        .add("AGENT")
                        .add("MOBILE")
                        .add("WINDOW"));
        assertThat(CatalogueDiff.between(List.of(PENSION), List.of(reordered)).empty())
                .isTrue();
    }
}
