package io.github.nightlywheels.wheel;

/** STUB */
public record Version(String text) {}
