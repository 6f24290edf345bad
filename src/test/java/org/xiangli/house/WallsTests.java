package org.xiangli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.xiangli.Xiangli;

/** The walls stand; and a house drawn wrongly on purpose shows that each of them would be seen to fall. */
class WallsTests {

    private static final String HOUSE = "org.xiangli";
    private static final String WRONG_HOUSE = "org.xiangli.house.wrong";

    @Test
    @DisplayName("R016 points and hours never reach a service; arrows run down only")
    void wallsStand() {
        var house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE);
        assertThat(broken(HOUSE, house)).isEmpty();
    }

    @Test
    void anArrowDrawnUpIsSeen() {
        assertThat(broken(WRONG_HOUSE, new ClassFileImporter().importPackages(WRONG_HOUSE)))
                .contains("no arrow runs up from kernel", "no arrow runs up from core", "no arrow runs up from domain");
    }

    @Test
    void anArrowDrawnAcrossIsSeen() {
        assertThat(broken(WRONG_HOUSE, new ClassFileImporter().importPackages(WRONG_HOUSE)))
                .contains(
                        "domain rooms never import each other",
                        "chambers of a room never import each other",
                        "points and hours of party are leaf data");
    }

    @Test
    void roomsAreModulesWithoutCircles() {
        ApplicationModules.of(Xiangli.class).verify();
    }

    private static List<String> broken(String root, JavaClasses classes) {
        return Walls.under(root).stream()
                .map(rule -> rule.evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .map(report ->
                        report.substring(report.indexOf('\'') + 1, report.indexOf('\'', report.indexOf('\'') + 1)))
                .toList();
    }
}
