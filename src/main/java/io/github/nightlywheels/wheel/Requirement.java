package io.github.nightlywheels.wheel;

/** STUB */
public record Requirement(String text) {}
