package io.github.nightlywheels;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.engine.ChannelFactory;

/** Which package may know of what. */
@AnalyzeClasses(packages = "io.github.nightlywheels", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.nightlywheels";

    @ArchTest
    static final ArchRule onlyTheGoalsKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".maven..", ROOT + ".settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

    @ArchTest
    static final ArchRule settingsAreReadWithMavensSettingsLibrariesAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".settings..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".settings..",
                    ROOT + ".token..",
                    ROOT + ".failure..",
                    "org.apache.maven.settings..",
                    "org.sonatype.plexus.components..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule theFrontEndsDoNotKnowEachOther =
            slices().matching(ROOT + ".(maven|cli)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyHttpAndTheChannelsThatUseItKnowOkHttp = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + ".http..",
                    ROOT + ".channel.transfer..",
                    ROOT + ".channel.anaconda..",
                    ROOT + ".channel.pypi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule onlyWhatSpeaksOrWritesJsonKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + ".http..",
                    ROOT + ".channel.anaconda..",
                    ROOT + ".channel.directory..",
                    ROOT + ".channel.pypi..",
                    ROOT + ".report.json..",
                    ROOT + ".json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule failuresKnowNothingButNumbersInWords = classes()
            .that()
            .resideInAPackage(ROOT + ".failure..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".failure..", ROOT + ".text..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule reportsAreMadeFromTheModelAlone = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".report.html..", ROOT + ".report.json..", ROOT + ".report.ci..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".maven..",
                    ROOT + ".frontend..",
                    ROOT + ".engine..",
                    ROOT + ".access..",
                    ROOT + ".prune..",
                    ROOT + ".channel..",
                    ROOT + ".http..",
                    ROOT + ".token..",
                    ROOT + ".retry..");

    @ArchTest
    static final ArchRule reportsKnowNoLiveChannel = noClasses()
            .that()
            .resideInAPackage(ROOT + ".report..")
            .should()
            .dependOnClassesThat(assignableTo(Channel.class)
                    .or(assignableTo(ChannelKind.class))
                    .or(assignableTo(ChannelFactory.class))
                    .or(assignableTo(AccessInspector.class))
                    .or(resideInAnyPackage(
                            ROOT + ".maven..",
                            ROOT + ".cli..",
                            ROOT + ".frontend..",
                            ROOT + ".settings..",
                            ROOT + ".channel.*..",
                            ROOT + ".http..",
                            ROOT + ".token..",
                            ROOT + ".retry..")));

    @ArchTest
    static final ArchRule onlyThePageKnowsTemplates = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".report.html..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("gg.jte..");

    @ArchTest
    static final ArchRule onlyTheFactoryKnowsTheKindsOfChannels = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".channel..")
            .and()
            .doNotHaveSimpleName("ChannelFactory")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".channel.anaconda..", ROOT + ".channel.directory..", ROOT + ".channel.pypi..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dependenciesRunOneWay = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("front ends")
            .definedBy(ROOT + ".maven..", ROOT + ".cli..")
            .layer("shared by front ends")
            .definedBy(ROOT + ".frontend..", ROOT + ".settings..")
            .layer("reports")
            .definedBy(ROOT + ".report..")
            .layer("engine")
            .definedBy(ROOT + ".engine..")
            .layer("access")
            .definedBy(ROOT + ".access..")
            .layer("prune")
            .definedBy(ROOT + ".prune..")
            .layer("kinds of channels")
            .definedBy(ROOT + ".channel.anaconda..", ROOT + ".channel.directory..", ROOT + ".channel.pypi..")
            .layer("transfer")
            .definedBy(ROOT + ".channel.transfer..", ROOT + ".channel.simple..")
            .layer("channel")
            .definedBy(ROOT + ".channel")
            .layer("http")
            .definedBy(ROOT + ".http..")
            .layer("values")
            .definedBy(
                    ROOT + ".wheel..",
                    ROOT + ".version..",
                    ROOT + ".token..",
                    ROOT + ".retry..",
                    ROOT + ".concurrent..",
                    ROOT + ".files..",
                    ROOT + ".json..")
            .layer("failures")
            .definedBy(ROOT + ".failure..")
            .whereLayer("front ends")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("shared by front ends")
            .mayOnlyBeAccessedByLayers("front ends")
            .whereLayer("reports")
            .mayOnlyBeAccessedByLayers("front ends", "shared by front ends")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("front ends", "shared by front ends", "reports")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("front ends", "shared by front ends", "reports", "engine")
            .whereLayer("prune")
            .mayOnlyBeAccessedByLayers("front ends", "shared by front ends", "reports", "engine")
            .whereLayer("kinds of channels")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("transfer")
            .mayOnlyBeAccessedByLayers("engine", "kinds of channels")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("front ends", "shared by front ends", "channel", "transfer", "kinds of channels")
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers(
                    "front ends",
                    "shared by front ends",
                    "reports",
                    "engine",
                    "access",
                    "prune",
                    "transfer",
                    "kinds of channels")
            .whereLayer("values")
            .mayOnlyBeAccessedByLayers(
                    "front ends",
                    "shared by front ends",
                    "reports",
                    "engine",
                    "access",
                    "prune",
                    "kinds of channels",
                    "transfer",
                    "channel",
                    "http");
}
