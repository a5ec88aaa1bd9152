package io.github.nightlywheels;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.transfer.WheelTransfer;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.Sleeper;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Timer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/** All channels have one engine, one way to send and one way to try again: PyPI-compatible servers bring none of their own. */
@AnalyzeClasses(packages = "io.github.nightlywheels", importOptions = ImportOption.DoNotIncludeTests.class)
class OneEngineArchitectureTest {
    private static final String ROOT = "io.github.nightlywheels";
    private static final String ENGINE = ROOT + ".engine..";
    private static final String PYPI = ROOT + ".channel.pypi..";

    @ArchTest
    static final ArchRule onlyTheEngineDecidesWhatIsUploaded = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .callConstructorWhere(JavaConstructorCall.Predicates.target(owner(assignableTo(Upload.class))));

    @ArchTest
    static final ArchRule onlyTheEnginePublishesAndReadsWhatIsThere = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .and()
            .doNotHaveSimpleName("DirectoryChannel") // calls a part of itself so
            .should()
            .accessTargetWhere(
                    target(owner(assignableTo(Channel.class))).and(target(nameMatching("publish|readFiles|history"))));

    @ArchTest
    static final ArchRule pypiHasNoThreadsAndNoPausesOfItsOwn = noClasses()
            .that()
            .resideInAPackage(PYPI)
            .should()
            .dependOnClassesThat(assignableTo(Thread.class)
                    .or(assignableTo(Executor.class))
                    .or(assignableTo(Future.class))
                    .or(assignableTo(CompletionStage.class))
                    .or(assignableTo(Timer.class))
                    .or(assignableTo(TimeUnit.class))
                    .or(assignableTo(LockSupport.class))
                    .or(assignableTo(Sleeper.class))
                    .or(assignableTo(RetryLimits.class)))
            .orShould()
            .accessTargetWhere(target(nameMatching("parallel|parallelStream|wait")))
            .orShould()
            .callConstructorWhere(JavaConstructorCall.Predicates.target(owner(assignableTo(Retrier.class))));

    @ArchTest
    static final ArchRule pypiWorksInParallelAsTheOthersDo = classes()
            .that()
            .haveSimpleName("PypiChannel")
            .should()
            .dependOnClassesThat(assignableTo(ParallelRunner.class));

    @ArchTest
    static final ArchRule oneClassSendsAFileToPypi = noClasses()
            .that()
            .doNotHaveSimpleName("FileSender")
            .should()
            .accessTargetWhere(target(owner(name(ROOT + ".channel.pypi.upload.UploadClient")))
                    .and(target(name("send"))));

    @ArchTest
    static final ArchRule oneClassSendsAFileToPypiAgain = noClasses()
            .that()
            .doNotHaveSimpleName("PypiUploader")
            .should()
            .accessTargetWhere(target(owner(name(ROOT + ".channel.pypi.upload.FileSender")))
                    .and(target(name("send"))));

    @ArchTest
    static final ArchRule thatClassTriesAgainAsTheOthersDo = classes()
            .that()
            .haveSimpleName("PypiUploader")
            .should()
            .dependOnClassesThat(assignableTo(RetryDecision.class));

    @ArchTest
    static final ArchRule pypiTransfersAsTheOthersDo = classes()
            .that()
            .haveSimpleName("FileSender")
            .should()
            .dependOnClassesThat(assignableTo(WheelTransfer.class));

    @ArchTest
    static final ArchRule pypiHasNoClientAndNoBodyOfItsOwn = noClasses()
            .that()
            .resideInAPackage(PYPI)
            .should()
            .dependOnClassesThat(assignableTo(OkHttpClient.class))
            .orShould()
            .beAssignableTo(RequestBody.class);

    @ArchTest
    static final ArchRule pypiWritesNoFileAndNoReport = noClasses()
            .that()
            .resideInAPackage(PYPI)
            .should()
            .dependOnClassesThat(assignableTo(Writer.class)
                    .or(assignableTo(PrintStream.class))
                    .or(assignableTo(FileOutputStream.class))
                    .or(assignableTo(RandomAccessFile.class))
                    .or(resideInAPackage(ROOT + ".report.."))
                    .or(resideInAPackage(ROOT + ".files.."))
                    .or(resideInAPackage(ROOT + ".json..")))
            .orShould()
            .accessTargetWhere(target(owner(assignableTo(Files.class)))
                    .and(target(
                            nameMatching("write.*|new.*Writer|newOutputStream|newByteChannel|create.*|copy|move"))));

    @ArchTest
    static final ArchRule pypiHasNoListenerOfItsOwn = noClasses()
            .that()
            .resideInAPackage(PYPI)
            .should()
            .haveSimpleNameEndingWith("Listener")
            .orShould()
            .beAssignableTo(assignableTo(UploadListener.class)
                    .or(assignableTo(ChannelListener.class))
                    .or(assignableTo(RemovalListener.class))
                    .or(assignableTo(ExchangeListener.class)));
}
