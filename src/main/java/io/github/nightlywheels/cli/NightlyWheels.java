package io.github.nightlywheels.cli;

import io.github.nightlywheels.frontend.PluginVersion;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command that holds all others, and does nothing itself. */
final class NightlyWheels {
    private NightlyWheels() {}

    /** Without the others. */
    static CommandSpec command() {
        CommandSpec command = CommandSpec.create().name("nightly-wheels").versionProvider(() ->
                new String[] {"nightly-wheels " + PluginVersion.text()});
        new CommandOptions(command).help();
        command.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version of this program.")
                .build());
        command.usageMessage()
                .description("Publishes nightly Python wheels to a channel that pip installs from.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "The token is read from the environment variable ANACONDA_ORG_UPLOAD_TOKEN or from"
                                + " ~/.m2/settings.xml.",
                        "Each option can also be set as NIGHTLY_<NAME> in the environment, or as nightly.<name> in a"
                                + " --config file.",
                        "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 70 a bug, 130 interrupted.");
        return command;
    }
}
