package io.github.nightlywheels.cli;

import io.github.nightlywheels.frontend.PluginVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command that holds all others, and does nothing itself. */
@Command(
        name = "nightly-wheels",
        description = "Publishes nightly Python wheels to a channel that pip installs from.",
        versionProvider = NightlyWheels.VersionText.class,
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The token is read from the environment variable ANACONDA_ORG_UPLOAD_TOKEN or from ~/.m2/settings.xml.",
            "Each option can also be set as NIGHTLY_<NAME> in the environment, or as nightly.<name> in a --config file.",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 70 a bug, 130 interrupted."
        })
final class NightlyWheels {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version of this program.")
    boolean version;

    /** Says which version this is. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"nightly-wheels " + PluginVersion.text()};
        }
    }
}
