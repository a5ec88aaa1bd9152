package io.github.nightlywheels.failure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The {@linkplain Failure#code() code} of a failure. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Code {
    String value();
}
