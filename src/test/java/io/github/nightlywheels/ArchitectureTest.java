package io.github.nightlywheels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** Which package may know of what. */
@AnalyzeClasses(packages = "io.github.nightlywheels", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.nightlywheels";

    @ArchTest
    static final ArchRule onlyTheRootPackageKnowsMaven = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

    @ArchTest
    static final ArchRule onlyTheAnacondaChannelKnowsItsHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".channel.anaconda..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule onlyWhatSpeaksOrWritesJsonKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".channel.anaconda..", ROOT + ".channel.directory..", ROOT + ".report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule failuresKnowNoOtherPackage = classes()
            .that()
            .resideInAPackage(ROOT + ".failure..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".failure..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependenciesRunOneWay = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("goals")
            .definedBy(ROOT)
            .layer("publication")
            .definedBy(ROOT + ".publish..", ROOT + ".access..", ROOT + ".report..")
            .layer("channels")
            .definedBy(ROOT + ".channel..")
            .layer("values")
            .definedBy(ROOT + ".wheel..", ROOT + ".token..", ROOT + ".retry..", ROOT + ".tasks..")
            .layer("failures")
            .definedBy(ROOT + ".failure..")
            .whereLayer("goals")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("publication")
            .mayOnlyBeAccessedByLayers("goals")
            .whereLayer("channels")
            .mayOnlyBeAccessedByLayers("goals", "publication")
            .whereLayer("values")
            .mayOnlyBeAccessedByLayers("goals", "publication", "channels");
}
