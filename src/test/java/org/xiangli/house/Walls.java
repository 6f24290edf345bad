package org.xiangli.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The walls of the house as rules over a root package; {@link WallsTests} holds them against good and bad houses. */
final class Walls {

    private Walls() {}

    static List<ArchRule> under(String root) {
        return List.of(
                floor(root, "kernel", List.of("core", "domain", "channel")),
                floor(root, "core", List.of("domain", "channel")),
                floor(root, "domain", List.of("channel")),
                slices().matching(root + ".domain.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .as("domain rooms never import each other")
                        .allowEmptyShould(true),
                slices().matching(root + ".domain.(*).(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(resideInAPackage(root + ".domain.*.web.."), alwaysTrue())
                        .ignoreDependency(alwaysTrue(), resideInAPackage(root + ".domain.*.web.."))
                        .ignoreDependency(
                                resideInAnyPackage(
                                        root + ".domain.services.tables..", root + ".domain.services.wording.."),
                                resideInAnyPackage(
                                        root + ".domain.services.admission..", root + ".domain.services.forms.."))
                        .as("chambers of a room never import each other")
                        .allowEmptyShould(true),
                slices().matching(root + ".core.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("core rooms form no circle")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(root + ".kernel..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework..")
                        .as("the kernel knows no Spring")
                        .allowEmptyShould(true),
                sealed(root),
                leafData(root, "party"),
                leafData(root, "society"));
    }

    private static ArchRule floor(String root, String floor, List<String> above) {
        var forbidden = above.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + floor + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .as("no arrow runs up from " + floor)
                .allowEmptyShould(true);
    }

    /** Sealed files reach nobody but the rooms that may own one. */
    private static ArchRule sealed(String root) {
        return classes()
                .that(resideInAPackage(root + ".core.sealed.."))
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        root + ".core.sealed..",
                        root + ".domain.care..",
                        root + ".domain.justice..",
                        root + ".domain.safety..",
                        root + ".domain.oversight..")
                .as("sealed files are read by the rooms that own them")
                .allowEmptyShould(true);
    }

    /** Party points and volunteers' hours never reach a service. */
    private static ArchRule leafData(String root, String room) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".domain." + room + "..", root + ".channel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain." + room + "..")
                .as("points and hours of " + room + " are leaf data")
                .allowEmptyShould(true);
    }
}
